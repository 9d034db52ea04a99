import { createHash } from 'node:crypto';
import type { AnswerCheck } from '#lib/bundle/answer-check.ts';
import type { Bundle, BundleNote } from '#lib/bundle/bundle.ts';

/** A note as a test says it: prompt and answer, with what differs from the usual. */
export type NoteSketch = {
  prompt: string;
  answer: string;
  facets?: string[];
  check?: AnswerCheck;
} & Partial<BundleNote>;

/** A bundle of one deck and one document with these notes. */
export function bundleOf(notes: readonly NoteSketch[], deck = 'deck', path = 'deck.md'): Bundle {
  return {
    decks: [{ key: deck, title: deck, language: 'en' }],
    documents: [{ path, deck, source: JSON.stringify(notes), hash: hash(JSON.stringify(notes)) }],
    notes: notes.map((note, index) => toNote(note, { deck, path, line: index + 1 })),
  };
}

function toNote(
  { prompt, answer, facets = ['fwd'], check, ...rest }: NoteSketch,
  { deck, path, line }: { deck: string; path: string; line: number },
): BundleNote {
  return {
    deck,
    key: null,
    kind: 'basic',
    source: `Q: ${prompt}\nA: ${answer}`,
    contentHash: hash(prompt + answer),
    promptHash: hash(prompt),
    answerHash: hash(answer),
    headings: [],
    place: { path, line, column: 1, endLine: line + 1, endColumn: 1 },
    tags: [],
    cards: facets.map((facet) => ({
      facet,
      language: 'en',
      prompt: `<p>${prompt} ${facet}</p>`,
      answer: `<p>${answer}</p>`,
      hash: hash(prompt + answer + facet),
      ...(check && { check }),
    })),
    ...rest,
  };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
