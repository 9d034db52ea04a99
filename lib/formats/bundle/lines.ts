import { z } from 'zod';
import type { AnswerCheck } from '#lib/bundle/answer-check.ts';
import type { NoteKind } from '#lib/bundle/bundle.ts';
import { fitParameters, fitReport } from '#lib/scheduler/fitting/fit-schema.ts';
import { readStudyOptions } from '#lib/scheduler/read-study-options.ts';
import { OPTION_RANGES } from '#lib/scheduler/study-options.ts';
import { day, id, instant, json, language, short, text, texts, whole } from './fields.ts';

const kinds: { readonly [Kind in NoteKind]: Kind } = {
  basic: 'basic',
  term: 'term',
  cloze: 'cloze',
  set: 'set',
  sequence: 'sequence',
  table: 'table',
  choice: 'choice',
  command: 'command',
  completion: 'completion',
  output: 'output',
  occlusion: 'occlusion',
  fields: 'fields',
};

/** What a thing is called in Anki; versions before 4 did not say it. */
const ankiId = z.int().nullable().default(null);

const kept = { createdAt: instant, archivedAt: instant.nullable() };

/** A line of `decks.jsonl`. */
export const deckLine = z.strictObject({
  id: id<'deck'>(),
  parent: id<'deck'>().nullable(),
  key: short,
  title: short,
  /** As its owner calls it; absent where they call it as its source does. */
  ownTitle: short.optional(),
  language,
  /** As its owner says that it is; absent where they say what its source does. */
  ownLanguage: language.optional(),
  ankiId,
  description: text.nullable().default(null),
  ...kept,
});

/** A line of `documents.jsonl`: a Markdown source. */
export const documentLine = z.strictObject({
  id: id<'document'>(),
  deck: id<'deck'>(),
  home: z.enum(['file', 'stored']),
  path: short,
  source: text,
  upstream: text.nullable().default(null),
  hash: short,
  rendered: whole,
  position: whole,
  archivedAt: instant.nullable(),
});

/** A line of `notes.jsonl`. */
export const noteLine = z.strictObject({
  id: id<'note'>(),
  deck: id<'deck'>(),
  document: id<'document'>().nullable(),
  key: short.nullable(),
  kind: z.enum(kinds),
  source: text,
  contentHash: short,
  promptHash: short,
  answerHash: short,
  headings: texts,
  line: whole,
  column: whole,
  endLine: whole,
  endColumn: whole,
  tags: texts,
  // Of notes of the kind `fields`; versions before 4 knew none.
  noteType: id<'note-type'>().nullable().default(null),
  fields: z.array(text).max(10_000).nullable().default(null),
  guid: short.nullable().default(null),
  ankiId,
  upstream: json.nullable().default(null),
  ...kept,
  /** The person deleted it: the same text does not bring it back. */
  removed: z.boolean().default(false),
});

const other = z.record(z.string(), z.unknown());

/** A line of `note-types.jsonl`: the form of notes with fields. */
export const noteTypeLine = z.strictObject({
  id: id<'note-type'>(),
  ankiId,
  name: text,
  kind: z.enum(['normal', 'cloze']),
  fields: z
    .array(
      z.strictObject({
        name: text,
        ordinal: whole,
        rightToLeft: z.boolean(),
        sticky: z.boolean(),
        font: text,
        size: z.number(),
        description: text,
        plainText: z.boolean(),
        collapsed: z.boolean(),
        excludeFromSearch: z.boolean(),
        id: short.nullable(),
        tag: z.number().nullable(),
        preventDeletion: z.boolean(),
        other,
      }),
    )
    .max(10_000),
  templates: z
    .array(
      z.strictObject({
        name: text,
        ordinal: whole,
        question: text,
        answer: text,
        browserQuestion: text,
        browserAnswer: text,
        browserFont: text,
        browserSize: z.number(),
        deck: z.number().nullable(),
        id: short.nullable(),
        other,
      }),
    )
    .max(10_000),
  css: text,
  upstream: json,
  createdAt: instant,
});

/** A line of `media-names.jsonl`: under which name fields speak of a file. */
export const mediaNameLine = z.strictObject({ name: short.min(1), hash: short });

/** A line of `cards.jsonl`. */
export const cardLine = z.strictObject({
  id: id<'card'>(),
  note: id<'note'>(),
  deck: id<'deck'>(),
  facet: short,
  language,
  revision: whole,
  position: whole,
  /** Its owner laid it into this deck. */
  placed: z.literal(true).optional(),
  ankiId,
  ...kept,
});

const answerCheck = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal(['command', 'yaml', 'text']), answer: text }),
  z.strictObject({ kind: z.literal('choice'), correct: z.array(whole).max(1000) }),
]) satisfies z.ZodType<AnswerCheck>;

/** A line of `revisions.jsonl`: both sides of a card as they once read. Version 1 knew no checks. */
export const revisionLine = z.strictObject({
  card: id<'card'>(),
  revision: whole,
  hash: short,
  prompt: text,
  answer: text,
  check: answerCheck.nullable().default(null),
  createdAt: instant,
});

/** Options of this version or an older one; none that cannot be. */
const studyOptions = z.unknown().transform((stored, context) => {
  const { options, problems } = readStudyOptions(stored);
  for (const { option, problem } of problems) {
    context.addIssue({ code: 'custom', path: [option], message: problem });
  }
  return options;
});

/** A line of `presets.jsonl`: study options under a name, with all their versions. */
export const presetLine = z.strictObject({
  id: id<'preset'>(),
  name: short,
  version: whole,
  versions: z
    .array(z.strictObject({ version: whole, options: studyOptions, createdAt: instant }))
    .min(1)
    .max(10_000),
  /** When it was deleted: events still name it. */
  archivedAt: instant.nullable().default(null),
  ankiId,
  upstream: json.nullable().default(null),
});

/** A line of `fits.jsonl`: parameters that were fitted to the person's answers, and how they stood the test. */
export const fitLine = z.strictObject({
  id: id<'fit'>(),
  preset: id<'preset'>(),
  at: instant,
  parameters: fitParameters,
  report: fitReport,
  /** The version of the preset that brought them in; null where they were not adopted. */
  adoptedAs: whole.nullable(),
});

const { retention, newPerDay, reviewsPerDay } = OPTION_RANGES;
const ownLimit = (range: { max: number }) => whole.max(range.max).nullable().default(null);

/** A line of `enrolments.jsonl`: how a deck is studied. */
export const enrolmentLine = z.strictObject({
  deck: id<'deck'>(),
  preset: id<'preset'>(),
  onDesk: z.boolean(),
  position: z.int(),
  // What holds for this deck alone; null: as in the preset.
  retention: z.number().min(retention.min).max(retention.max).nullable().default(null),
  newPerDay: ownLimit(newPerDay),
  reviewsPerDay: ownLimit(reviewsPerDay),
  limitsDay: day.nullable().default(null),
  newOnDay: ownLimit(newPerDay),
  reviewsOnDay: ownLimit(reviewsPerDay),
});

/** A line of `marks.jsonl`: what the person put on a card beside its history. */
export const markLine = z.strictObject({
  card: id<'card'>(),
  suspended: z.boolean(),
  buriedDay: day.nullable(),
  flag: whole.max(1000),
  marked: z.boolean(),
  tags: texts,
});

/** `settings.json`: a flat object; what a place does not know it leaves alone. */
export const settingsFile = z.record(
  z.string().max(100),
  z.union([short, z.number(), z.boolean(), z.null()]),
);

/** A line of its file, read. */
export type DeckLine = z.infer<typeof deckLine>;
export type DocumentLine = z.infer<typeof documentLine>;
export type NoteLine = z.infer<typeof noteLine>;
export type NoteTypeLine = z.infer<typeof noteTypeLine>;
export type MediaNameLine = z.infer<typeof mediaNameLine>;
export type CardLine = z.infer<typeof cardLine>;
export type RevisionLine = z.infer<typeof revisionLine>;
export type PresetLine = z.infer<typeof presetLine>;
export type FitLine = z.infer<typeof fitLine>;
export type EnrolmentLine = z.infer<typeof enrolmentLine>;
export type MarkLine = z.infer<typeof markLine>;
export type SettingsFile = z.infer<typeof settingsFile>;
