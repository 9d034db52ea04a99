import type { ClozePart } from '#lib/compiler/draft/draft-card.ts';
import type { DraftRule, Proposal } from '#lib/compiler/draft/draft-rule.ts';
import { partAtDash } from '#lib/compiler/draft/reading/dash.ts';
import { markdownOf, withoutEnd } from '#lib/compiler/draft/reading/prose.ts';
import { type Place, placesOf, type RawNotes } from '#lib/compiler/draft/reading/raw-notes.ts';
import { proseOfItem } from '#lib/compiler/draft/rules/definition-list.ts';
import { rolesOfLabels } from '#lib/compiler/draft/rules/label-roles.ts';
import type { Block, Code, List, References } from '#lib/render/markdown/tree.ts';

/** R9: a dotted name whose parts a list explains, and a name of a known shape that stands alone in a fence. */
export const dottedName: DraftRule = {
  name: 'R9',
  propose(notes) {
    return [
      ...placesOf(notes, 'list').flatMap((place) => readList(notes, place)),
      ...placesOf(notes, 'code').flatMap((place) => readFence(notes, place)),
    ].sort((one, other) => one.span.from - other.span.from);
  },
};

const DOTTED = /(?<![\w.\-/@])[a-z0-9_-]+(?:\.[a-z0-9_-]+){2,}(?![\w.\-/@])/i;

/** Whether a list explains the parts of a dotted name in the paragraph before it. */
export function isNameWithLabels(place: Place<List>, notes: RawNotes): boolean {
  return readList(notes, place).length > 0;
}

interface Part {
  readonly name: string;
  readonly meaning: string;
}

function readList(notes: RawNotes, place: Place<List>): readonly Proposal[] {
  const name = nameIn(place.previous);
  const parts = name === null ? null : partsIn(place.block, name, notes.references);
  if (name === null || !parts || parts.length < 2) return [];
  const isWhole = parts.map((part) => part.name).join('.') === name;
  const isByLabel = parts.every((part) => !part.name.includes('.'));
  const confidence = isWhole && isByLabel ? 'high' : 'medium';
  const span = { from: (place.previous as Block).from, to: place.block.to };
  return [{ span, confidence, card: cardOf(name, parts), headings: place.headings }];
}

/** The dotted name in a short paragraph that ends in a colon. */
function nameIn(block: Block | null): string | null {
  if (block?.kind !== 'paragraph') return null;
  const { text } = block.content;
  return text.length < 400 && /:\s*$/.test(text) ? (DOTTED.exec(text)?.[0] ?? null) : null;
}

/** The parts with their meanings; null where the list speaks of something else. */
function partsIn(list: List, name: string, references: References): readonly Part[] | null {
  const parts: Part[] = [];
  for (const item of list.items) {
    const prose = proseOfItem(item, references);
    const parted = prose && partAtDash(prose);
    const part = parted ? markdownOf(parted.left).replaceAll('`', '') : '';
    if (!parted || part === '' || !`.${name}.`.includes(`.${part}.`)) return null;
    parts.push({ name: part, meaning: withoutEnd(markdownOf(parted.right)) });
  }
  return parts;
}

function readFence(notes: RawNotes, place: Place<Code>): readonly Proposal[] {
  const name = place.block.text.trim();
  if (name.length > 253 || !/^[a-z0-9_-]+(?:\.[a-z0-9_-]+){2,}$/i.test(name)) return [];
  const parts = rolesOfLabels(name.split('.'), notes.language);
  if (!parts) return [];
  const span = { from: place.block.from, to: place.block.to };
  return [{ span, confidence: 'high', card: cardOf(name, parts), headings: place.headings }];
}

/** More holes in one sentence are too many facts for one note. */
const MOST_HOLES = 4;

function cardOf(name: string, parts: readonly Part[]) {
  const lead: ClozePart = { text: `\`${name}\`: `, hidden: false };
  const told = parts.flatMap((part, index): readonly ClozePart[] => [
    { text: `${index === 0 ? '' : ', '}\`${part.name}\` — `, hidden: false },
    { text: part.meaning, hidden: index < MOST_HOLES },
  ]);
  return { kind: 'cloze', parts: [lead, ...told] } as const;
}
