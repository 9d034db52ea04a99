import { textHash } from '#lib/platform/text-hash.ts';
import { type FieldsCard, renderSides } from '#lib/render/anki/render-sides.ts';

/** The text of a card of a note with fields, as its revision keeps it. */
export interface CardText {
  /** Names what both sides show. */
  readonly hash: string;
  readonly prompt: string;
  readonly answer: string;
  /** JSON: what a typed answer is compared with; null where nothing is typed. */
  readonly check: string | null;
}

/** Renders a card into the text that is kept of it. */
export function cardText(card: FieldsCard): CardText {
  const { prompt, answer, typed } = renderSides(card);
  const check = typed && JSON.stringify({ kind: 'text', answer: typed.answer });
  return { hash: sidesHash(prompt, answer), prompt, answer, check };
}

/** Names what both sides of a card of a note with fields show. */
export function sidesHash(prompt: string, answer: string): string {
  return textHash(`${prompt}\0${answer}`).slice(0, 32);
}

/** Names what a note with fields says. `name` tells it from all others: its GUID, or its id in Anki. */
export function fieldsHash(name: string, noteType: string, fields: readonly string[]): string {
  return textHash([name, noteType, ...fields].join('\0')).slice(0, 32);
}
