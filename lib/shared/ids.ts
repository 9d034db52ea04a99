declare const brand: unique symbol;

/** A string that names one kind of thing, so that two kinds cannot be confused. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

/** Names a person. */
export type UserId = Id<'user'>;
/** Names a deck. */
export type DeckId = Id<'deck'>;
/** Names a document: one Markdown source. */
export type DocumentId = Id<'document'>;
/** Names a note: what the author wrote once. */
export type NoteId = Id<'note'>;
/** Names the form of notes with fields. */
export type NoteTypeId = Id<'note-type'>;
/** Names a card: what is asked. */
export type CardId = Id<'card'>;
/** Names an event in a card's history. */
export type EventId = Id<'event'>;
/** Names an operation: one write that can be taken back. */
export type OperationId = Id<'operation'>;
/** Names a preset of study options. */
export type PresetId = Id<'preset'>;
/** Names work that takes longer than a request. */
export type JobId = Id<'job'>;
/** Names parameters that were fitted to a person's answers. */
export type FitId = Id<'fit'>;

/** Makes a new id, ordered by the time it was made. */
export type NewId = <Kind extends string>() => Id<Kind>;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const ID_PATTERN = /^[0-9a-hjkmnp-tv-z]{26}$/;

/**
 * Builds the maker of ids from a clock (epoch milliseconds) and a source of random bytes.
 * An id is a ULID in lower case: 10 characters of time, 16 of chance (https://github.com/ulid/spec).
 * Needs neither `crypto.randomUUID` nor a secure origin, so that it works over plain HTTP.
 */
export function idMaker(now: () => number, randomBytes: (size: number) => Uint8Array): NewId {
  return <Kind extends string>() => (encodeTime(now()) + encodeRandom(randomBytes(16))) as Id<Kind>;
}

/** Tells whether a text has the form of one of our ids. */
export function isId(text: string): boolean {
  return ID_PATTERN.test(text);
}

function encodeTime(time: number): string {
  let rest = time;
  let text = '';
  for (let place = 0; place < 10; place++) {
    text = ALPHABET[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

function encodeRandom(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += ALPHABET[byte % 32];
  return text;
}
