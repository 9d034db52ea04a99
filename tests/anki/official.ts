import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { defaultParameters } from '#lib/scheduler/parameters.ts';
import { ROOT } from '../support/root.ts';

/** What a next state of Anki waits for. */
export type AnkiWait =
  | { readonly kind: 'review'; readonly days: number }
  | { readonly kind: 'learning' | 'relearning'; readonly seconds: number };

interface AnkiMemory {
  readonly stability: number;
  readonly difficulty: number;
}

/** A card as the official Anki has it. */
export interface AnkiCard {
  readonly id: string;
  readonly deck: number;
  /** 0 new, 1 learning, 2 review, 3 relearning. */
  readonly type: number;
  /** As stored with the card, rounded to four and three places. */
  readonly memory: AnkiMemory | null;
  /** Computed anew from the history. */
  readonly computed: AnkiMemory | null;
  readonly retention: number;
  readonly reviews: readonly {
    readonly at: number;
    readonly rating: 1 | 2 | 3 | 4;
    /** Days, or seconds below 0. */
    readonly interval: number;
  }[];
  readonly now: number;
  /** Again, Hard, Good, Easy. */
  readonly next: readonly [AnkiWait, AnkiWait, AnkiWait, AnkiWait];
}

/** A deck of Anki with the options of its preset; steps are in minutes. */
export interface AnkiDeck {
  readonly id: number;
  readonly learning: readonly number[];
  readonly relearning: readonly number[];
  readonly maximum: number;
  readonly retention: number;
  /** Per cent that the deck itself wants; null for the preset's. */
  readonly own: number | null;
  readonly parameters: readonly number[];
}

/** What the official Anki knows of a collection that it made. */
export interface AnkiCollection {
  readonly decks: readonly AnkiDeck[];
  readonly cards: readonly AnkiCard[];
}

/** How the official Anki is to study. */
export interface Course {
  readonly seed: number;
  readonly cards: number;
  readonly rounds: number;
  readonly fuzz: boolean;
}

/** Lets the official Anki, run by `python`, make a collection and study it; gives what it then knows. */
export function studiedByAnki(python: string, course: Course): AnkiCollection {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'anki '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'collection.anki2');
  const { seed, cards, rounds, fuzz } = course;
  run(python, ['make_collection.py', file, ...[seed, cards, rounds].map(String)], { fuzz });
  return JSON.parse(run(python, ['read_collection.py', file], { fuzz })) as AnkiCollection;
}

/** A note as the official Anki has it. */
export interface OpenedNote {
  readonly id: number;
  readonly guid: string;
  readonly type: string;
  readonly fields: readonly string[];
  readonly tags: readonly string[];
  readonly modified: number;
}

/** A card in a collection that the official Anki opened. */
export interface OpenedCard {
  readonly id: number;
  readonly note: number;
  readonly deck: string;
  readonly ordinal: number;
  readonly type: number;
  readonly queue: number;
  /** Days from today where it is due by the day; else as in the file. */
  readonly due: number;
  readonly interval: number;
  readonly reps: number;
  readonly lapses: number;
  readonly flag: number;
  readonly left: number;
  readonly factor: number;
  readonly data: string;
  readonly memory: AnkiMemory | null;
  readonly question: string;
  readonly answer: string;
  readonly next: readonly [AnkiWait, AnkiWait, AnkiWait, AnkiWait];
}

/** What the official Anki found in a package. */
export interface OpenedPackage {
  /** What each of two imports said, by kind; none for a whole collection. */
  readonly imports: readonly Readonly<Record<string, number>>[];
  readonly notes: readonly OpenedNote[];
  readonly cards: readonly OpenedCard[];
  /** id, card, ease, interval, interval before, factor, milliseconds, type. */
  readonly reviews: readonly (readonly number[])[];
  // biome-ignore lint/suspicious/noExplicitAny: whatever Anki keeps of a deck.
  readonly decks: readonly any[];
  /** GUID, checksum and sort text of each note, as Anki has them and as the file had them. */
  readonly sums: readonly (readonly [string, number, string])[];
  readonly file: readonly (readonly [string, number, string])[] | null;
  readonly media: readonly string[];
  /** Names of files that notes speak of and that are not there. */
  readonly missing: readonly string[];
  /** What the check of the database said, and whether all is well. */
  readonly check: readonly [string, boolean];
  readonly rollover: number;
}

/** Opens a package with the official Anki in the zone `zone`, without fuzz. */
export function openedByAnki(python: string, file: string, zone: string): OpenedPackage {
  return JSON.parse(run(python, ['open_package.py', file], { fuzz: false, zone })) as OpenedPackage;
}

/** What the official Anki found in a collection of its own. */
export interface SearchedCollection {
  /** Numbers of cards, rising, by search; null where it refused. */
  readonly found: Readonly<Record<string, readonly number[] | null>>;
  /** What stands for names in braces within searches. */
  readonly ids: Readonly<Record<string, number>>;
  readonly cards: number;
}

/** Lets the official Anki make a collection, study and search it, and write it into `file`; without fuzz. */
export function searchedByAnki(
  python: string,
  asked: { file: string; seed: number; notes: number; rounds: number; searches: readonly string[] },
  zone: string,
): SearchedCollection {
  const { file, seed, notes, rounds, searches } = asked;
  const args = [file, ...[seed, notes, rounds].map(String), JSON.stringify(searches)];
  const told = run(python, ['search_collection.py', ...args], { fuzz: false, zone });
  return JSON.parse(told) as SearchedCollection;
}

/** Lets the official Anki write a collection of its own in every layout into `folder`, with and without progress (`-bare`). */
export function packagesByAnki(
  python: string,
  { folder, seed, rounds }: { folder: string; seed: number; rounds: number },
): void {
  run(python, ['make_packages.py', folder, String(seed), String(rounds)], { fuzz: true });
}

/** What the official Anki did with a package before it wrote another. */
export interface StudiedPackage extends Omit<OpenedPackage, 'imports' | 'file' | 'check'> {
  /** Numbers of cards that were answered once, and GUIDs of notes whose first field was edited. */
  readonly answered: readonly number[];
  readonly edited: readonly string[];
}

/** Lets the official Anki open a package, answer and edit so much of it, and write `out`; without fuzz. */
export function studiedPackage(
  python: string,
  { file, answers, edits, out }: { file: string; answers: number; edits: number; out: string },
  zone: string,
): StudiedPackage {
  const args = ['study_package.py', file, String(answers), String(edits), out];
  return JSON.parse(run(python, args, { fuzz: false, zone })) as StudiedPackage;
}

/** The zone in which it is about noon now: minutes of a test must not cross a turn of the day. */
export const zone = zoneOfNoon(new Date().getUTCHours());

function zoneOfNoon(hour: number): string {
  const east = 12 - hour;
  if (east === 0) return 'Etc/GMT';
  return east > 0 ? `Etc/GMT-${east}` : `Etc/GMT+${-east}`;
}

function run(
  python: string,
  [script = '', ...args]: string[],
  { fuzz, zone: there = zone }: { fuzz: boolean; zone?: string },
): string {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    TZ: there,
    FSRS_DEFAULTS: JSON.stringify(defaultParameters),
  };
  if (!fuzz) env.ANKI_TEST_MODE = '1';
  const file = path.join(ROOT, 'tests', 'anki', script);
  const ended = spawnSync(python, [file, ...args], { env, encoding: 'utf8', maxBuffer: 1e9 });
  if (ended.status !== 0) throw new Error(`${script} ended with ${ended.status}: ${ended.stderr}`);
  return ended.stdout;
}
