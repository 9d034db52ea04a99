import { z } from 'zod';
import { instant, whole } from './fields.ts';

/** What a bundle file calls itself. */
export const FORMAT = 'kartoteka-bundle';

/** The version of the format that is written here; it and all before it are read. */
export const VERSION = 5;

/** The files of a bundle that hold one JSON object a line, by what the lines are. */
export const FILES = {
  decks: 'decks.jsonl',
  documents: 'documents.jsonl',
  noteTypes: 'note-types.jsonl',
  notes: 'notes.jsonl',
  cards: 'cards.jsonl',
  revisions: 'revisions.jsonl',
  presets: 'presets.jsonl',
  enrolments: 'enrolments.jsonl',
  marks: 'marks.jsonl',
  events: 'events.jsonl',
  mediaNames: 'media-names.jsonl',
  fits: 'fits.jsonl',
} as const;

/** What the lines of a file are. */
export type LineKind = keyof typeof FILES;

/** Files that a version brought in: before 4, and before 5, there were none. */
const ADDED: readonly LineKind[] = ['noteTypes', 'mediaNames', 'fits'];

const counts = z.strictObject(
  Object.fromEntries(
    (Object.keys(FILES) as LineKind[]).map((kind) => [
      kind,
      ADDED.includes(kind) ? whole.default(0) : whole,
    ]),
  ) as Record<LineKind, typeof whole>,
);

/** `manifest.json`. */
export const manifestFile = z.strictObject({
  format: z.literal(FORMAT),
  version: z.int().min(1).max(VERSION),
  madeAt: instant,
  counts,
});

/** `manifest.json`, read. */
export type Manifest = z.infer<typeof manifestFile>;
