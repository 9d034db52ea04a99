import fc from 'fast-check';
import { expect } from 'vitest';
import { askedText } from '#lib/bundle/asked-text.ts';
import { type NotesFolder, notesFolder } from '../support/notes-folder.ts';
import type { Place } from '../support/place.ts';

const KINDS = ['cloze', 'numbered', 'set', 'sequence', 'table', 'yaml', 'terms'] as const;

/** A note made of parts. Every part is a word that occurs nowhere else: what a card asks for says which fact it is about. */
interface Sketch {
  readonly kind: (typeof KINDS)[number];
  readonly lead: string;
  readonly parts: readonly string[];
  readonly key: string | null;
}

const WORDS =
  'anchor basil cobalt dormouse ember falcon granite harbor indigo juniper kestrel lantern marble nutmeg oyster pepper quartz raven saffron thistle umber velvet walnut yarrow zephyr copper barley cedar drizzle engine fennel glacier hazel iris jasmine kelp lichen meadow nickel opal'.split(
    ' ',
  );
const LEADS = [
  'Among the things that the old sailor kept in his chest',
  'What the botanist wrote down on her way through the valley',
  'In the third drawer of the apothecary one finds',
  'The guild of dyers bought from the merchants of the coast',
  'Words that the poet could not bring himself to rhyme with anything',
];

type Edit =
  | { readonly kind: 'permute'; readonly note: number; readonly by: number }
  | { readonly kind: 'take-out' | 'put-in'; readonly note: number; readonly at: number }
  | { readonly kind: 'lead' | 'key' | 'renumber' | 'away' | 'other-file'; readonly note: number }
  | { readonly kind: 'split' | 'join'; readonly note: number; readonly at: number };

const note = fc.nat({ max: 9 });
const at = fc.nat({ max: 9 });
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('permute' as const), note, by: at }),
  fc.record({ kind: fc.constantFrom('take-out' as const, 'put-in' as const), note, at }),
  fc.record({
    kind: fc.constantFrom(
      'lead' as const,
      'key' as const,
      'renumber' as const,
      'away' as const,
      'other-file' as const,
    ),
    note,
  }),
  fc.record({ kind: fc.constantFrom('split' as const, 'join' as const), note, at }),
);

/** Notes of all kinds that are made of parts, and edits of them. */
export const editedParts = fc.record({
  kinds: fc.array(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 4 }),
  sizes: fc.array(fc.integer({ min: 2, max: 5 }), { minLength: 4, maxLength: 4 }),
  words: fc.shuffledSubarray(WORDS, { minLength: WORDS.length }),
  keyed: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  edits: fc.array(edit, { minLength: 1, maxLength: 3 }),
});

interface State {
  readonly notes: readonly (Sketch & { readonly file: 'a' | 'b'; readonly shift: number })[];
  /** Words that no note has used yet. */
  readonly unused: readonly string[];
}

function begin({ kinds, sizes, words, keyed }: Edited): State {
  let from = 0;
  const notes = kinds.map((kind, index) => {
    const to = from + (sizes[index] as number);
    const parts = words.slice(from, to);
    from = to;
    const key = keyed[index] ? `n${index}` : null;
    return { kind, lead: LEADS[index] as string, parts, key, file: 'a' as const, shift: 0 };
  });
  return { notes, unused: words.slice(from) };
}

type Edited = typeof editedParts extends fc.Arbitrary<infer T> ? T : never;

function apply(state: State, edit: Edit): State {
  const { notes, unused } = state;
  const index = edit.note % Math.max(1, notes.length);
  const here = notes[index];
  if (!here) return state;
  const put = (...some: State['notes']) => ({ notes: notes.toSpliced(index, 1, ...some), unused });
  const { parts } = here;
  switch (edit.kind) {
    case 'permute': {
      const by = edit.by % parts.length;
      return put({ ...here, parts: [...parts.slice(by), ...parts.slice(0, by)] });
    }
    case 'take-out':
      return put({ ...here, parts: parts.toSpliced(edit.at % parts.length, 1) });
    case 'put-in': {
      const [word = 'more', ...rest] = unused;
      const longer = parts.toSpliced(edit.at % (parts.length + 1), 0, word);
      return { ...put({ ...here, parts: longer }), unused: rest };
    }
    case 'lead':
      return put({ ...here, lead: here.lead.replace('the', 'all the') });
    case 'key':
      return put({ ...here, key: here.key === null ? `k${index}` : null });
    case 'renumber':
      return put({ ...here, shift: here.shift + 1 });
    case 'other-file':
      return put({ ...here, file: here.file === 'a' ? 'b' : 'a' });
    case 'away':
      return put();
    case 'split': {
      const to = 1 + (edit.at % Math.max(1, parts.length - 1));
      if (to >= parts.length) return state;
      return put(
        { ...here, parts: parts.slice(0, to) },
        { ...here, key: null, parts: parts.slice(to) },
      );
    }
    case 'join': {
      const other = notes.findIndex((each, place) => place !== index && each.kind === here.kind);
      if (other < 0) return state;
      const added = notes[other] as Sketch;
      // What is joined says what both said.
      const lead = here.lead === added.lead ? here.lead : `${here.lead}, and ${added.lead}`;
      const joined = { ...here, lead, parts: [...parts, ...added.parts] };
      return { notes: notes.with(index, joined).toSpliced(other, 1), unused };
    }
  }
}

function written({ kind, lead, parts, key, shift }: State['notes'][number]): string {
  const id = key === null ? '' : ` <!-- id: ${key} -->`;
  const number = (index: number) => ((index + shift) % parts.length) + 1;
  switch (kind) {
    case 'cloze':
      return `${lead}: ${parts.map((part) => `the ==${part}==`).join(', ')}.${id}\n`;
    case 'numbered':
      return `${lead}: ${parts.map((part, index) => `a {{c${number(index)}::${part}}}`).join(', ')}.${id}\n`;
    case 'set':
      return `Q: ${lead} #set${id}\n\n${parts.map((part) => `- ${part}\n`).join('')}`;
    case 'sequence':
      return `Q: ${lead} #seq${id}\n\n${parts.map((part) => `1. ${part}\n`).join('')}`;
    case 'table': {
      const rows = parts.map((part) => `| row of ${part.slice(0, 3)} | ${part} |\n`).join('');
      return `${id ? `${id.trim()}\n` : ''}<!-- cards: table -->\n| ${lead} | value |\n|---|---|\n${rows}`;
    }
    case 'yaml':
      return `Q: ${lead}${id}\n\nA:\n\`\`\`yaml type\nargs:\n${parts.map((part) => `  - ${part} # ??\n`).join('')}\`\`\`\n`;
    case 'terms':
      return parts.map((part) => `- ${lead} ${part.slice(0, 2)} :: ${part}\n`).join('');
  }
}

function write(folder: NotesFolder, { notes }: State): void {
  for (const file of ['a', 'b'] as const) {
    const own = notes.filter((each) => each.file === file && each.parts.length > 0);
    folder.write(
      `${file}.md`,
      `---\ndeck: d\nlang: en\n---\n\n${own.map(written).join('\n---\n\n')}`,
    );
  }
}

interface Asked {
  readonly id: string;
  readonly word: string;
  readonly reps: number;
  readonly archived: boolean;
}

async function askedNow(folder: NotesFolder): Promise<Asked[]> {
  const cards = await folder.cards();
  return cards.map((card) => {
    const words = askedText(card).match(/[a-z]+/g) ?? [];
    return { ...card, word: words.find((word) => WORDS.includes(word)) ?? '' };
  });
}

/**
 * Compiles, answers, edits, compiles: no card that was answered asks for another fact while its own is still asked for by some card, or
 * while that other fact had a card of its own. After a single edit every fact that is still there has the card that it had.
 */
export async function swapsNoHistory(place: Place, edited: Edited): Promise<void> {
  const folder = notesFolder(place);
  const first = begin(edited);
  write(folder, first);
  await folder.compile();
  await folder.study();
  const before = await askedNow(folder);
  write(folder, edited.edits.reduce(apply, first));
  const { waiting } = await folder.compile({ consent: 'mass-archive' });
  const after = await askedNow(folder);
  const live = new Map(after.filter(({ archived }) => !archived).map((card) => [card.id, card]));
  const owners = new Map(before.map((card) => [card.word, card.id]));
  const asking = new Map([...live.values()].map((card) => [card.word, card.id]));
  for (const was of before) {
    const is = live.get(was.id);
    if (is && is.word !== was.word) {
      expect(asking.has(was.word), `${was.word} is asked by another card`).toBe(false);
      expect(owners.has(is.word), `${is.word} had a card of its own`).toBe(false);
    }
    if (edited.edits.length > 1 || waiting.ambiguous > 0 || !asking.has(was.word)) continue;
    expect(asking.get(was.word), `${was.word} keeps its card`).toBe(was.id);
  }
  const again = await folder.compile({ consent: 'mass-archive' });
  expect(again.operation, 'the second run does nothing').toBe(null);
}
