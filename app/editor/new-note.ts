import type { OutlookWords } from '#app/api/notes/outlook-in-words.ts';
import type { Added } from '#lib/library/editing/add-note.ts';
import { tagsOfLine } from '#lib/library/editing/field-text.ts';
import type { OfferedNoteType } from '#lib/library/editing/list-note-types.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import { compose, type Writing } from './compose.ts';
import {
  postAddedFields,
  postAddedFieldsPreview,
  postAddition,
  postAdditionPreview,
  type Reply,
} from './note-calls.ts';
import { htmlOf, type TypedField, type TypedNote, typedOf } from './typed-fields.ts';

/** In what a new note can be written: one of the forms of Markdown, or a note type. */
export type NoteKind = Writing['form'] | OfferedNoteType;

/** A new note as one types it. */
export type NewNote =
  | { readonly kind: 'markdown'; readonly writing: Writing }
  | { readonly kind: 'fields'; readonly type: OfferedNoteType; readonly note: TypedNote };

/** The kind that is shown first: the note type that the deck uses most, else question and answer. */
export function firstKind([most]: readonly OfferedNoteType[]): NoteKind {
  return most && most.used > 0 ? most : 'sides';
}

/** A note of a kind in which nothing is typed. */
export function blankNote(kind: NoteKind): NewNote {
  if (typeof kind !== 'string') return fieldsNote(kind, [], '');
  const writing: Writing =
    kind === 'sides' ? { form: kind, front: '', back: '' } : { form: kind, text: '' };
  return { kind: 'markdown', writing };
}

function fieldsNote(type: OfferedNoteType, filled: readonly string[], tags: string): NewNote {
  const fields = type.fields.map(({ plainText }, at) => {
    const blank = typedOf({ html: '', plainText });
    return { ...blank, text: filled[at] ?? '' };
  });
  return { kind: 'fields', type, note: { fields, tags } };
}

/** Whether there is nothing to add. */
export function isBlank(note: NewNote): boolean {
  return note.kind === 'markdown'
    ? compose(note.writing) === ''
    : note.note.fields.every(({ text }) => text.trim() === '');
}

/** The note that is typed next: of fields those that are to stay do, and so do tags. */
export function nextNote(note: NewNote): NewNote {
  if (note.kind === 'markdown') return blankNote(note.writing.form);
  const { type, note: typed } = note;
  const fields = type.fields.map(({ sticky, plainText }, at): TypedField => {
    const kept = sticky ? typed.fields[at] : undefined;
    return kept ?? typedOf({ html: '', plainText });
  });
  return { ...note, note: { fields, tags: typed.tags } };
}

/** The same note in another kind: what was typed comes along, in fields of the same name where there are such. */
export function turnedInto(note: NewNote, kind: NoteKind): NewNote {
  if (typeof kind === 'string') return { kind: 'markdown', writing: asMarkdown(note, kind) };
  const tags = note.kind === 'fields' ? note.note.tags : '';
  return fieldsNote(kind, arranged(namedTexts(note), kind), tags);
}

interface NamedText {
  readonly name: string | null;
  readonly text: string;
}

function namedTexts(note: NewNote): NamedText[] {
  if (note.kind === 'fields') {
    const { type, note: typed } = note;
    return typed.fields.map(({ text }, at) => ({ name: type.fields[at]?.name ?? null, text }));
  }
  const { writing } = note;
  const texts = writing.form === 'sides' ? [writing.front, writing.back] : [writing.text];
  return texts.map((text) => ({ name: null, text }));
}

function arranged(texts: readonly NamedText[], { fields }: OfferedNoteType): string[] {
  const named = (name: string) => texts.find((each) => each.name === name);
  const taken = new Set(fields.flatMap(({ name }) => named(name) ?? []));
  const others = texts.filter((each) => !taken.has(each));
  return fields.map(({ name }) => (named(name) ?? others.shift())?.text ?? '');
}

function asMarkdown(note: NewNote, form: Writing['form']): Writing {
  const [front = '', ...rest] = namedTexts(note).map(({ text }) => text);
  const back = rest.filter((text) => text !== '').join('\n\n');
  if (form === 'sides') return { form, front, back };
  const text = note.kind === 'markdown' ? compose(note.writing) : `${front}\n\n${back}`.trim();
  return { form, text };
}

/** What adding it to a deck would do. Never rejects. */
export function previewNote(deck: DeckId, note: NewNote): Promise<Reply<OutlookWords>> {
  return note.kind === 'markdown'
    ? postAdditionPreview({ deck, text: compose(note.writing) })
    : postAddedFieldsPreview(additionOf(deck, note));
}

/** Adds it to a deck. Never rejects. */
export function addNewNote(deck: DeckId, note: NewNote): Promise<Reply<Added>> {
  return note.kind === 'markdown'
    ? postAddition({ deck, text: compose(note.writing) })
    : postAddedFields(additionOf(deck, note));
}

function additionOf(deck: DeckId, { type, note }: Extract<NewNote, { kind: 'fields' }>) {
  const fields = note.fields.map((field) => htmlOf(field));
  return { deck, noteType: type.id, fields, tags: tagsOfLine(note.tags) };
}
