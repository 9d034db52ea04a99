import { askedText } from '../asked-text.ts';
import type { BundleNote } from '../bundle.ts';
import type { ExistingNote } from '../existing.ts';
import { similarity } from '../trigrams.ts';
import { settleAlike } from './by-likeness.ts';
import {
  family,
  type Group,
  groupsBy,
  keysAgree,
  type Match,
  type Open,
  settle,
} from './open-notes.ts';

/** An answer as short as this is shared by questions that have nothing else in common. */
const SHORT_ANSWER = 12;
/** With a short answer in common, the questions must be so alike to be one, edited. */
const RELATED_FROM = 0.3;

/** Says by which trait two notes are the same; null where the trait is absent. */
interface Trait {
  readonly incoming: (note: BundleNote) => string | null;
  readonly existing: (note: ExistingNote) => string | null;
}

function same(parts: (note: BundleNote | ExistingNote) => readonly string[]): Trait {
  const trait = (note: BundleNote | ExistingNote) => JSON.stringify(parts(note));
  return { incoming: trait, existing: trait };
}

/** Notes that share the place that they are exported from are the same, even where their ids in the text differ. */
export const ORIGIN: Trait = {
  incoming: ({ origin }) => origin?.id ?? null,
  existing: ({ id }) => id,
};
/** The same id in the text. */
export const KEY: Trait = { incoming: ({ key }) => key, existing: ({ key }) => key };
/** The same content: under the same headings, then anywhere. */
export const CONTENT = [
  same((note) => [note.contentHash, ...note.headings]),
  same((note) => [note.contentHash]),
];
/** The same prompt of a kind that may turn into the other. */
export const PROMPT = [
  same((note) => [family(note.kind), note.promptHash, ...note.headings]),
  same((note) => [family(note.kind), note.promptHash]),
];
const ANSWER = same((note) => [family(note.kind), note.answerHash, ...note.headings]);

/** A trait that names one note. */
export function matchAlone(open: Open, trait: Trait, archived: boolean): void {
  for (const { notes, candidates } of groupsBy(open, trait, archived)) {
    const [note, second] = notes;
    const [existing, other] = candidates;
    if (note && existing && !second && !other) settle(open, note, existing);
  }
}

/** Notes alike to the letter: any pairing is right, so those that stayed in their file keep to it, and no history is left over. */
export function matchTwins(open: Open, trait: Trait, archived: boolean): void {
  for (const { notes, candidates } of groupsBy(open, trait, archived)) {
    const best = [...candidates].sort((a, b) => Number(isReviewed(b)) - Number(isReviewed(a)));
    const kept = best.slice(0, notes.length);
    for (const isRight of [isAtHome, keysAgree]) {
      for (const note of notes) {
        if (!open.incoming.has(note)) continue;
        const existing = kept.find(
          (each) => open.existing.has(each) && keysAgree(note, each) && isRight(note, each),
        );
        if (existing) settle(open, note, existing);
      }
    }
    for (const note of notes) {
      if (!open.incoming.has(note)) continue;
      const existing = best.find((each) => open.existing.has(each) && keysAgree(note, each));
      if (existing) settle(open, note, existing);
    }
  }
}

/** Another id for the very same content is the same note where the old id is gone and the new one was not there. */
export function matchRenamed(
  open: Open,
  all: { incoming: readonly BundleNote[]; existing: readonly ExistingNote[] },
): void {
  const here = new Set(all.existing.map(({ key }) => key));
  const come = new Set(all.incoming.map(({ key }) => key));
  for (const archived of [false, true]) {
    for (const { notes, candidates } of groupsBy(open, CONTENT[1] as Trait, archived)) {
      const [note, second] = notes.filter(({ key }) => key !== null && !here.has(key));
      const [existing, other] = candidates.filter(({ key }) => key !== null && !come.has(key));
      if (note && existing && !second && !other) settle(open, note, existing);
    }
  }
}

function isReviewed({ cards }: ExistingNote): boolean {
  return cards.some(({ reviewed }) => reviewed);
}

function isAtHome({ place }: BundleNote, { path }: ExistingNote): boolean {
  return place.path === path;
}

/** The same prompt once on either side is one note with another answer; of several only the alike ones are told apart. Gives the others. */
export function matchPrompts(open: Open, trait: Trait, archived: boolean): Group[] {
  const left = groupsBy(open, trait, archived).map((group) => settleGroup(open, group));
  return archived ? [] : left;
}

function settleGroup(open: Open, group: Group): Group {
  if (group.notes.length + group.candidates.length > 2) settleAlike(open, group);
  const notes = group.notes.filter((note) => open.incoming.has(note));
  const candidates = group.candidates.filter((note) => open.existing.has(note));
  const [note] = notes;
  const [existing] = candidates;
  const isPair = notes.length === 1 && candidates.length === 1;
  if (note && existing && isPair && keysAgree(note, existing)) {
    settle(open, note, existing);
    return { notes: [], candidates: [] };
  }
  return { notes, candidates };
}

/** The same answer under the same headings; gives the pairs of which that alone is no proof. */
export function matchAnswers(open: Open, archived: boolean): Match[] {
  const doubts: Match[] = [];
  for (const { notes, candidates } of groupsBy(open, ANSWER, archived)) {
    const [note] = notes;
    const [existing] = candidates;
    if (!note || !existing) continue;
    const isPair = notes.length + candidates.length === 2 && keysAgree(note, existing);
    if (!isPair) settleAlike(open, { notes, candidates });
    else if (isSamePrompt(open, note, existing)) settle(open, note, existing);
    else doubts.push({ incoming: note, existing });
  }
  return doubts;
}

function isSamePrompt(open: Open, note: BundleNote, existing: ExistingNote): boolean {
  if (answerLength(note) > SHORT_ANSWER) return true;
  return similarity(open.trigrams(note), open.trigrams(existing)) >= RELATED_FROM;
}

/** Of a note with holes or items the shortest answer counts: it is what others may share. */
function answerLength({ cards }: BundleNote): number {
  return Math.min(...cards.map((card) => askedText(card).length));
}
