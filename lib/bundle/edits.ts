import { stepsBetween } from './list-steps.ts';

/** Tokens of a list from one place up to another, and what stands in their stead. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly put: string;
}

/** What leads from one list of tokens to another, in order; between two of them a token stays. */
export function editsBetween(before: readonly string[], after: readonly string[]): Edit[] {
  const edits: { from: number; to: number; put: string }[] = [];
  let place = 0;
  for (const { kind, text } of stepsBetween(before, after)) {
    if (kind === 'same') {
      place++;
      continue;
    }
    const last = edits.at(-1);
    const edit = last?.to === place ? last : { from: place, to: place, put: '' };
    if (edit !== last) edits.push(edit);
    if (kind === 'added') edit.put += text;
    else edit.to = ++place;
  }
  return edits;
}

/** The text of tokens after edits that lie in order and apart. */
export function edited(before: readonly string[], edits: readonly Edit[]): string {
  let place = 0;
  let text = '';
  for (const { from, to, put } of edits) {
    text += before.slice(place, from).join('') + put;
    place = to;
  }
  return text + before.slice(place).join('');
}

/** The order in which edits lie. */
export function byPlace(one: Edit, other: Edit): number {
  return one.from - other.from || one.to - other.to;
}
