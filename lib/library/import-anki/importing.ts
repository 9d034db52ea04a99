import type { ConflictChoice } from '#lib/bundle/merge-fields.ts';
import type { AnkiCollection } from '#lib/formats/anki/collection.ts';
import type { Matches, TableChoices } from '#lib/formats/table/table.ts';
import type { Archive } from '#lib/platform/zip.ts';
import type { NewId, UserId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import type { Db } from '#lib/store/store.ts';
import type { StudyCalendar } from './study-calendar.ts';

/** What a person says about a package. */
export interface PackageChoices {
  /** Whether history, marks, presets and limits come along. */
  readonly withProgress: boolean;
  /** What becomes of texts that were changed on both sides. */
  readonly conflicts: ConflictChoice;
  /** How a table is to be understood; packages have no use for it. */
  readonly table?: Partial<TableChoices> | undefined;
}

/**
 * Where notes come from: what Anki numbered; a file of another program, whose notes are known by their GUIDs alone; or a table, whose rows
 * say less than a note.
 */
export type ImportSource =
  | { readonly kind: 'anki' }
  | {
      readonly kind: 'program';
      readonly program: Program;
      /** Whether its decks say where cards lie; else those that are here stay where they are. */
      readonly hasDecks: boolean;
    }
  | {
      readonly kind: 'table';
      /** Places of the fields that the rows give. */
      readonly givenFields: ReadonlySet<number>;
      readonly givesTags: boolean;
      /** Tags that every row gets, beside those that notes have. */
      readonly addedTags: readonly string[];
      readonly matches: Matches;
    };

/** Another program whose files are read. */
export type Program = 'mochi' | 'mnemosyne' | 'hashcards';

/**
 * Whether cards that are here stay in their decks, whatever the file says. In a package without progress what a filtered deck borrowed lies there as if
 * for good.
 */
export function leavesDecks({ source, collection }: Pick<PackageImport, 'source' | 'collection'>) {
  if (source.kind === 'anki') return !collection.hasProgress;
  return source.kind === 'table' || !source.hasDecks;
}

/** A package on its way into this place. */
export interface PackageImport {
  /** The place as it was before the import. */
  readonly db: Db;
  readonly user: UserId;
  readonly newId: NewId;
  readonly now: Instant;
  readonly collection: AnkiCollection;
  readonly archive: Archive;
  readonly source: ImportSource;
  readonly calendar: StudyCalendar;
  readonly choices: PackageChoices;
  readonly tally: PackageTally;
  /** Told how far it is. */
  readonly told: (progress: ImportProgress) => void;
}

/** How far an import is. */
export interface ImportProgress {
  readonly stage: 'reading' | 'media' | 'notes' | 'history' | 'finishing';
  readonly done: number;
  readonly total: number;
}

/** Something in a package that could not come as it was. */
export interface PackageProblem {
  readonly code: ProblemCode;
  /** What it is about: a card's or note's id as one searches for it in Anki, with first words; a file's name. */
  readonly about: string;
}

/** What can be wrong with a part of a package while the rest of it is good. */
export type ProblemCode =
  | 'note-without-type'
  | 'note-without-cards'
  | 'fields-missing'
  | 'guid-twice'
  | 'card-without-note'
  | 'card-without-template'
  | 'card-twice'
  | 'card-unknown'
  | 'review-without-card'
  | 'review-unknown'
  | 'media-missing'
  | 'media-unknown'
  | 'media-too-large'
  | 'media-changed'
  | 'media-renamed'
  | 'row-empty'
  | 'row-twice'
  | 'note-of-document'
  | 'own-edited'
  | 'own-card-unknown'
  | 'card-in-trash'
  | 'card-empty'
  | 'history-without-card';

const MOST_EXAMPLES = 20;

/** What was counted on the way: problems by code, with examples. */
export class PackageTally {
  readonly counts = new Map<ProblemCode, number>();
  readonly problems: PackageProblem[] = [];
  #reviews = 0;
  #schedules = 0;

  note(code: ProblemCode, about: string): void {
    const count = (this.counts.get(code) ?? 0) + 1;
    this.counts.set(code, count);
    if (count <= MOST_EXAMPLES) this.problems.push({ code, about: about.slice(0, 200) });
  }

  addReviews(count: number): void {
    this.#reviews += count;
  }

  addSchedule(): void {
    this.#schedules += 1;
  }

  /** Cards of which only the schedule comes. */
  get schedules(): number {
    return this.#schedules;
  }

  /** Reviews that come and were not here. */
  get reviews(): number {
    return this.#reviews;
  }
}
