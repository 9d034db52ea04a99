import type { MediaName } from '#lib/shared/media.ts';
import { ankiHtml } from './anki-html.ts';
import { clozeText } from './cloze-text.ts';
import type { OwnType } from './note-types.ts';
import { splitFoot } from './split-foot.ts';

/** A card of a note that was written here. */
export interface OwnCard<Key> {
  readonly key: Key;
  readonly facet: string;
  /** Clean HTML. */
  readonly prompt: string;
  readonly answer: string;
  /** Its number among all cards that its note ever gave to Anki, from 1. */
  readonly rank: number;
}

/** A note that was written here, with its live cards. */
export interface OwnNote<Key> {
  readonly kind: string;
  /** What it stands under, outermost first. */
  readonly headings: readonly string[];
  readonly cards: readonly OwnCard<Key>[];
}

/** A note as it goes to Anki. */
export interface ComposedNote<Key> {
  readonly type: OwnType;
  /** The one card by which the note goes, where a note of ours becomes several; null where it goes as a whole. */
  readonly of: Key | null;
  readonly fields: readonly string[];
  readonly cards: readonly { readonly key: Key; readonly ordinal: number }[];
  readonly media: readonly MediaName[];
}

/** Kinds whose answer is the question completed. */
const COMPLETING = new Set(['set', 'sequence', 'table', 'occlusion', 'choice', 'cloze']);

/**
 * Makes a note for Anki of one of ours: question and answer, both ways where ours asks both ways, a text with holes; or where a note
 * has parts of other kinds, one note for each of its cards. Which of these depends on what the note is, not on how many cards it has
 * today, so that a later export finds its notes again.
 */
export function composeNote<Key>(note: OwnNote<Key>): ComposedNote<Key>[] {
  const whole = note.kind === 'cloze' ? asCloze(note) : null;
  if (whole) return [whole];
  const forward = note.cards.find(({ facet }) => facet === 'fwd');
  if (!forward) return note.cards.map((card) => asPart(note, card));
  const reverse = note.cards.find(({ facet }) => facet === 'rev');
  const both = reverse && isMirrored(forward, reverse) ? reverse : null;
  const others = note.cards.filter((card) => card !== forward && card !== both);
  return [asQuestion(note, forward, both), ...others.map((card) => asPart(note, card))];
}

function asCloze<Key>(note: OwnNote<Key>): ComposedNote<Key> | null {
  const [first] = note.cards;
  if (!first) return null;
  const { foot } = splitFoot(first.answer);
  const cards = note.cards.map(({ prompt, answer, rank }) => {
    return { number: rank, prompt, answer: splitFoot(answer).body };
  });
  const text = clozeText(cards);
  if (text === null) return null;
  return composed(note, {
    type: 'cloze',
    of: null,
    fields: [text, hintOf(first.prompt) + foot],
    cards: note.cards.map(({ key, rank }) => ({ key, ordinal: rank - 1 })),
  });
}

/** A hint stands under the question alone; with holes it can only stand under the answer. */
function hintOf(prompt: string): string {
  return HINT.exec(prompt)?.[0].trim() ?? '';
}

const HINT = /\n?<details class="hint">.*<\/details>$/s;

function withoutHint(prompt: string): string {
  return prompt.replace(HINT, '');
}

function isMirrored<Key>(forward: OwnCard<Key>, reverse: OwnCard<Key>): boolean {
  const [there, back] = [splitFoot(forward.answer), splitFoot(reverse.answer)];
  return (
    there.body === reverse.prompt &&
    back.body === withoutHint(forward.prompt) &&
    there.foot === back.foot
  );
}

/** A hint would give the reverse away where it stands with the question. */
function asQuestion<Key>(
  note: OwnNote<Key>,
  forward: OwnCard<Key>,
  reverse: OwnCard<Key> | null,
): ComposedNote<Key> {
  const { body, foot } = splitFoot(forward.answer);
  const hint = reverse ? hintOf(forward.prompt) : '';
  const front = reverse ? withoutHint(forward.prompt) : forward.prompt;
  const cards = [forward, reverse].flatMap((card, ordinal) =>
    card ? [{ key: card.key, ordinal }] : [],
  );
  const type = COMPLETING.has(note.kind) ? 'part' : 'basic';
  return composed(note, { type, of: null, fields: [front, body, hint + foot], cards, reverse });
}

function asPart<Key>(note: OwnNote<Key>, card: OwnCard<Key>): ComposedNote<Key> {
  const { body, foot } = splitFoot(card.answer);
  const type = COMPLETING.has(note.kind) ? 'part' : 'basic';
  const cards = [{ key: card.key, ordinal: 0 }];
  return composed(note, { type, of: card.key, fields: [card.prompt, body, foot], cards });
}

interface Parts<Key> extends Pick<ComposedNote<Key>, 'type' | 'of' | 'fields' | 'cards'> {
  readonly reverse?: OwnCard<Key> | null;
}

function composed<Key>(
  { headings }: OwnNote<Key>,
  { type, of, fields, cards, reverse = null }: Parts<Key>,
): ComposedNote<Key> {
  const written = fields.map(ankiHtml);
  const tail = type === 'basic' ? [reverse ? '1' : ''] : [];
  return {
    type,
    of,
    fields: [...written.map(({ html }) => html), escaped(headings.join(' › ')), ...tail],
    cards,
    media: written.flatMap(({ media }) => media),
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
