import { expect, test } from 'vitest';
import {
  blankNote,
  firstKind,
  isBlank,
  type NewNote,
  nextNote,
  turnedInto,
} from '#app/editor/new-note.ts';
import type { OfferedNoteType } from '#lib/library/editing/list-note-types.ts';

function typeOf(...names: string[]): OfferedNoteType {
  const fields = names.map((name) => {
    const look = { rightToLeft: false, plainText: name === 'Code', description: '' };
    return { name, ...look, sticky: name === 'Source' };
  });
  return {
    id: names.join() as OfferedNoteType['id'],
    name: names.join(),
    kind: 'normal',
    fields,
    used: 1,
  };
}

function typed(type: OfferedNoteType, ...texts: string[]): NewNote {
  const fields = type.fields.map((_, at) => ({ text: texts[at] ?? '', isSource: false }));
  return { kind: 'fields', type, note: { fields, tags: 'a b' } };
}

function textsOf(note: NewNote): string[] {
  return note.kind === 'fields' ? note.note.fields.map(({ text }) => text) : [];
}

test('a deck with notes of a type starts with that type, any other with question and answer', () => {
  const type = typeOf('Front', 'Back');
  expect(firstKind([type])).toBe(type);
  expect(firstKind([{ ...type, used: 0 }])).toBe('sides');
  expect(firstKind([])).toBe('sides');
});

test('what was typed goes along into another type: by the names of fields, the rest in order', () => {
  const note = typed(typeOf('Front', 'Back', 'Extra'), 'q', 'a', 'e');
  const turned = turnedInto(note, typeOf('Extra', 'Text', 'Code', 'Hint'));
  expect(textsOf(turned)).toEqual(['e', 'q', 'a', '']);
  expect(turned).toMatchObject({ note: { tags: 'a b', fields: [{}, {}, { isSource: true }, {}] } });
});

test('what was typed goes along from fields to Markdown and back', () => {
  const type = typeOf('Front', 'Back');
  const sides = turnedInto(typed(type, 'q', 'a'), 'sides');
  expect(sides).toEqual({ kind: 'markdown', writing: { form: 'sides', front: 'q', back: 'a' } });
  expect(textsOf(turnedInto(sides, type))).toEqual(['q', 'a']);
  const text = turnedInto(typed(type, 'q', 'a'), 'markdown');
  expect(text).toEqual({ kind: 'markdown', writing: { form: 'markdown', text: 'q\n\na' } });
});

test('after a note was added its tags and sticky fields stay, and nothing else', () => {
  const next = nextNote(typed(typeOf('Front', 'Source'), 'q', 'book'));
  expect(textsOf(next)).toEqual(['', 'book']);
  expect(next).toMatchObject({ note: { tags: 'a b' } });
});

test('a note is blank until a field holds something', () => {
  const type = typeOf('Front', 'Code');
  expect(isBlank(blankNote(type))).toBe(true);
  expect(isBlank(typed(type, '', ' \n'))).toBe(true);
  expect(isBlank(typed(type, '', 'x'))).toBe(false);
  expect(isBlank(blankNote('cloze'))).toBe(true);
});
