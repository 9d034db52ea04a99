import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Decisions } from '#lib/bundle/decide.ts';
import { type Compiled, compileDeckFiles } from '#lib/library/compile-deck-files.ts';
import type { Consent } from '#lib/library/prepare-plan.ts';
import { DAY } from '#lib/shared/instant.ts';
import { query } from '#lib/store/sql.ts';
import type { Place } from './place.ts';
import { answer, served } from './studying.ts';
import { tempFolder } from './temp-folder.ts';

/** A card as the place has it: what it asks, and how often it was answered. */
export interface Studied {
  readonly id: string;
  readonly prompt: string;
  readonly answer: string;
  readonly facet: string;
  readonly reps: number;
  readonly archived: boolean;
}

/** A folder of notes that is compiled into a place. */
export interface NotesFolder {
  readonly folder: string;
  readonly write: (file: string, text: string) => void;
  readonly remove: (file: string) => void;
  readonly compile: (options?: Options) => Promise<Compiled>;
  /** Answers new cards once each, over four days. */
  readonly study: () => Promise<void>;
  /** All cards in order, those in the archive last. */
  readonly cards: () => Promise<Studied[]>;
}

/** How a test compiles. */
export interface Options {
  readonly paths?: readonly string[];
  readonly consent?: Consent | null;
  readonly decisions?: Decisions;
}

/** A new folder of notes beside a place. */
export function notesFolder(place: Place): NotesFolder {
  const folder = tempFolder();
  const { context, actor } = place;
  return {
    folder,
    write: (file, text) => {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    },
    remove: (file) => rmSync(path.join(folder, file)),
    compile: ({ paths = [folder], consent = 'yes', decisions } = {}) =>
      compileDeckFiles(context, actor, {
        paths,
        deckFolders: [folder],
        consent,
        dataFolder: place.folder,
        ...(decisions && { decisions }),
      }),
    study: async () => {
      // Siblings wait for another day.
      for (let day = 0; day < 4; day++) {
        const cards = await served(place);
        for (const card of cards) {
          if (card.state.phase === 'new') await answer(place, card, 4);
        }
        place.wait(DAY);
      }
    },
    cards: async () => {
      const rows = await query<Studied>(
        context.store.db,
        `SELECT c."id", r."prompt", r."answer", c."facet", coalesce(s."reps", 0) AS "reps",
           c."archivedAt" IS NOT NULL AS "archived"
         FROM "Card" c JOIN "CardRevision" r ON r."cardId" = c."id" AND r."revision" = c."revision"
         LEFT JOIN "CardState" s ON s."cardId" = c."id" ORDER BY "archived", c."position"`,
      );
      return rows.map((row) => ({ ...row, archived: Boolean(row.archived) }));
    },
  };
}
