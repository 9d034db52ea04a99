import { expect, test } from 'vitest';
import { heardAgain } from '#app/review/heard-again.ts';
import { renderSides } from '#lib/render/anki/render-sides.ts';
import { noteTypeFrom } from '../support/note-types.ts';

function heardOf(question: string, answer: string): string | undefined {
  const noteType = noteTypeFrom({ fields: ['F', 'B'], templates: [[question, answer]] });
  const sides = renderSides({
    ...{ noteType, noteTypeId: 'x', ordinal: 0, deckName: 'd', tags: [], language: 'en' },
    fields: ['word [sound:f.mp3]', '[sound:b.mp3]'],
    media: (name) => `/media/${(name === 'f.mp3' ? 'a' : 'b').repeat(64)}.mp3`,
  });
  return heardAgain(sides.prompt, sides.answer);
}

test('what an answer repeats of its front is not heard once more, wherever it stands', () => {
  expect(heardOf('{{F}}', '{{FrontSide}}<hr>{{B}}')).toBe('0 1');
  expect(heardOf('{{F}}{{tts en_US:F}}', '{{B}}<hr>{{FrontSide}}')).toBe('1 2');
  expect(heardOf('{{F}}', '{{B}}')).toBeUndefined();
  expect(heardOf('{{type:F}}', '{{FrontSide}}{{F}}')).toBeUndefined();
});
