import type { ClozePart } from '#lib/compiler/draft/draft-card.ts';
import type { DraftRule, Proposal } from '#lib/compiler/draft/draft-rule.ts';
import {
  INERT,
  maskedText,
  type Prose,
  spanOf,
  withoutEnd,
} from '#lib/compiler/draft/reading/prose.ts';
import { type Place, placesOf, type RawNotes } from '#lib/compiler/draft/reading/raw-notes.ts';
import { isOpener } from '#lib/compiler/draft/reading/term-phrase.ts';
import { proseOfItem } from '#lib/compiler/draft/rules/definition-list.ts';
import { isSummary } from '#lib/compiler/draft/rules/summary-heading.ts';
import type { List } from '#lib/render/markdown/tree.ts';

/** R10: a bullet of a summary, with the first name in it hidden. */
export const summaryStatement: DraftRule = {
  name: 'R10',
  propose(notes) {
    return placesOf(notes, 'list').flatMap((place) => {
      return isSummary(place.headings.at(-1) ?? '') ? readList(notes, place) : [];
    });
  },
};

const LONGEST = 600;

function readList(notes: RawNotes, { block, headings }: Place<List>): readonly Proposal[] {
  return block.items.flatMap((item) => {
    const prose = proseOfItem(item, notes.references);
    const parts = prose && prose.to - prose.from < LONGEST ? partsOf(prose) : null;
    if (!prose || !parts) return [];
    return [{ span: spanOf(prose), confidence: 'low', card: { kind: 'cloze', parts }, headings }];
  });
}

/** Code, or a word in Latin letters with a capital, a digit or a hyphen in it. */
const NAME = new RegExp(
  `${INERT}+|(?<![\\p{L}\\d])(?=[\\w-]*[A-Z\\d-])[A-Za-z][\\w-]*[A-Za-z\\d](?![\\p{L}\\d])`,
  'u',
);

/** The text with its first name hidden; where it has none, with its first word that means something. */
function partsOf(prose: Prose): readonly ClozePart[] | null {
  const mask = maskedText(prose);
  const named = NAME.exec(mask) ?? firstWord(mask);
  if (!named) return null;
  const text = prose.content.text.slice(prose.from, prose.to).replaceAll('\n', ' ');
  const end = named.index + named[0].length;
  return [
    { text: text.slice(0, named.index), hidden: false },
    { text: text.slice(named.index, end), hidden: true },
    { text: withoutEnd(text.slice(end)), hidden: false },
  ].filter((part) => part.text !== '');
}

function firstWord(mask: string): { index: number; 0: string } | null {
  for (const match of mask.matchAll(/\p{L}{3,}/gu)) {
    if (!isOpener(match[0])) return { index: match.index, 0: match[0] };
  }
  return null;
}
