import { z } from 'zod';
import { isCleanSide } from '#lib/render/anki/is-clean.ts';
import { isPlainHtml } from '#lib/render/is-plain-html.ts';
import { sanitizeHtml } from '#lib/render/sanitize-html.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { MediaName } from '#lib/shared/media.ts';
import { checkHeld, PassingLines } from './check-references.ts';
import { eventLine } from './event-line.ts';
import {
  cardLine,
  deckLine,
  documentLine,
  enrolmentLine,
  fitLine,
  markLine,
  mediaNameLine,
  noteLine,
  noteTypeLine,
  presetLine,
  type RevisionLine,
  revisionLine,
  type SettingsFile,
  settingsFile,
} from './lines.ts';
import { FILES, FORMAT, type LineKind, type Manifest, manifestFile, VERSION } from './manifest.ts';
import { mediaOfEntry } from './media-entry.ts';
import { type Numbered, parseJson, readLines, wrongLine } from './read-lines.ts';
import type { LineOf } from './write.ts';

/** The archive that a bundle is read from. */
export interface BundleSource {
  readonly names: readonly string[];
  readonly stream: (name: string) => AsyncIterable<Uint8Array>;
}

/** Lines of which there may be millions: they are read in pages. */
export type PassingKind = 'notes' | 'cards' | 'revisions' | 'marks' | 'events';

/** Lines that are held in memory. */
export type HeldKind = Exclude<LineKind, PassingKind>;

/**
 * A bundle file. What is held is checked: every line has its form, and what it refers to is there. Of the others each pass checks its lines, by what
 * the last pass of those before them found: notes pass before cards, cards before revisions, marks and events. A pass gives pages and throws
 * `unreadable-file` at the line that is wrong; it can be repeated.
 */
export type BundleFile = {
  readonly [Kind in HeldKind]: readonly LineOf[Kind][];
} & {
  readonly [Kind in PassingKind]: () => AsyncIterable<readonly LineOf[Kind][]>;
} & {
  readonly manifest: Manifest;
  readonly settings: SettingsFile;
  /** The pictures that it holds. Their bytes are not checked yet. */
  readonly media: readonly MediaName[];
};

const HELD_BYTES = 512 * 1024 * 1024;

const SCHEMAS: { readonly [Kind in LineKind]: z.ZodType<LineOf[Kind]> } = {
  decks: deckLine,
  documents: documentLine,
  notes: noteLine,
  cards: cardLine,
  revisions: revisionLine.transform(cleaned),
  presets: presetLine,
  enrolments: enrolmentLine,
  marks: markLine,
  noteTypes: noteTypeLine,
  mediaNames: mediaNameLine,
  events: eventLine,
  fits: fitLine,
};

/** A side of a card that came from Anki would lose its looks to the stricter list of our own cards. */
function cleanedSide(html: string): string {
  return isPlainHtml(html) || isCleanSide(html) ? html : sanitizeHtml(html);
}

/** Whoever wrote the file, no side of a card may do more than ours. */
function cleaned(line: RevisionLine): RevisionLine {
  return { ...line, prompt: cleanedSide(line.prompt), answer: cleanedSide(line.answer) };
}

/**
 * Opens a bundle file. Throws `unreadable-file` naming file and line of what is wrong in what is held, and for a version that is
 * newer than this program.
 */
export async function readBundle(source: BundleSource): Promise<BundleFile> {
  const manifest = await readManifest(source);
  const held = { bytes: HELD_BYTES };
  const numbered: HeldLines = {
    decks: await readAll(source, 'decks', held),
    documents: await readAll(source, 'documents', held),
    presets: await readAll(source, 'presets', held),
    enrolments: await readAll(source, 'enrolments', held),
    noteTypes: await readAdded(source, 'noteTypes', held),
    mediaNames: await readAdded(source, 'mediaNames', held),
    fits: await readAdded(source, 'fits', held),
  };
  for (const kind of Object.keys(numbered) as HeldKind[]) {
    checkCount(manifest, kind, numbered[kind].length);
  }
  checkHeld(numbered);
  const settings = await readJsonFile(source, 'settings.json', settingsFile);
  const passing = passesOf(source, manifest, numbered);
  return { ...unnumbered(numbered), ...passing, manifest, settings, media: mediaOf(source) };
}

/** Each pass over notes or cards forgets what the one before found. */
function passesOf(
  source: BundleSource,
  manifest: Manifest,
  held: HeldLines,
): Pick<BundleFile, PassingKind> {
  const found = new PassingLines(held);
  const place = { source, manifest };
  return {
    notes: () =>
      readPass(place, 'notes', {
        begin: () => found.forgetNotes(),
        isKept: (line) => found.note(line),
      }),
    cards: () =>
      readPass(place, 'cards', {
        begin: () => found.forgetCards(),
        isKept: (line) => found.card(line),
        end: () => found.forgetFacets(),
      }),
    revisions: () =>
      readPass(place, 'revisions', {
        begin: () => found.forgetRevisions(),
        isKept: (line) => found.revision(line),
        end: () => found.checkShown(),
      }),
    marks: () =>
      readPass(place, 'marks', {
        begin: () => found.forgetMarks(),
        isKept: (line) => found.mark(line),
      }),
    events: () => readPass(place, 'events', { isKept: (line) => found.event(line) }),
  };
}

/** How the lines of a pass are checked. */
interface PassCheck<Kind extends PassingKind> {
  readonly begin?: () => void;
  /** Throws where the line is wrong; false where it is to be left out. */
  readonly isKept: (line: Numbered<LineOf[Kind]>) => boolean;
  readonly end?: () => void;
}

async function* readPass<Kind extends PassingKind>(
  { source, manifest }: { readonly source: BundleSource; readonly manifest: Manifest },
  kind: Kind,
  { begin, isKept, end }: PassCheck<Kind>,
): AsyncGenerator<LineOf[Kind][]> {
  begin?.();
  let count = 0;
  const file = FILES[kind];
  const schema = SCHEMAS[kind] as z.ZodType<LineOf[Kind]>;
  for await (const page of readLines(file, source.stream(file), schema)) {
    count += page.length;
    yield page.filter(isKept).map(({ line }) => line);
  }
  checkCount(manifest, kind, count);
  end?.();
}

/** Version 1 knew none; a picture of a type that is not known is refused like any other unknown thing. */
function mediaOf({ names }: BundleSource): MediaName[] {
  const entries = names.filter((name) => name.startsWith('media/'));
  return entries.map((entry) => {
    const media = mediaOfEntry(entry);
    if (!media) throw wrongLine({ file: entry }, 'it is not the name of a picture');
    return media;
  });
}

/** All held lines with their numbers. */
export type HeldLines = { readonly [Kind in HeldKind]: readonly Numbered<LineOf[Kind]>[] };

function unnumbered(numbered: HeldLines): Pick<BundleFile, HeldKind> {
  const entries = Object.entries(numbered).map(([kind, lines]) => [
    kind,
    lines.map(({ line }) => line),
  ]);
  return Object.fromEntries(entries) as Pick<BundleFile, HeldKind>;
}

const anyManifest = z.looseObject({ format: z.literal(FORMAT), version: z.int() });

async function readManifest(source: BundleSource): Promise<Manifest> {
  const spot = { file: 'manifest.json' };
  const json = await textOf(source, spot.file);
  const { version } = parseJson(spot, json, anyManifest);
  if (version > VERSION) {
    throw new AppError(
      'unreadable-file',
      `This bundle has version ${version} of the format; this program reads up to ${VERSION}. Update the program to read it.`,
      { version, known: VERSION },
    );
  }
  return parseJson(spot, json, manifestFile);
}

async function readJsonFile<Value>(
  source: BundleSource,
  file: string,
  schema: z.ZodType<Value>,
): Promise<Value> {
  return parseJson({ file }, await textOf(source, file), schema);
}

const LONGEST_JSON = 1024 * 1024;

async function textOf(source: BundleSource, file: string): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of source.stream(file)) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LONGEST_JSON) throw wrongLine({ file }, 'it is too long');
  }
  return text + decoder.decode();
}

/** Older versions had no such file: what the manifest promises says whether one is missing. */
async function readAdded<Kind extends HeldKind>(
  source: BundleSource,
  kind: Kind,
  left: { bytes: number },
): Promise<Numbered<LineOf[Kind]>[]> {
  return source.names.includes(FILES[kind]) ? readAll(source, kind, left) : [];
}

async function readAll<Kind extends HeldKind>(
  source: BundleSource,
  kind: Kind,
  left: { bytes: number },
): Promise<Numbered<LineOf[Kind]>[]> {
  const file = FILES[kind];
  const bytes = upTo(left, source.stream(file), file);
  const lines: Numbered<LineOf[Kind]>[] = [];
  const schema = SCHEMAS[kind] as z.ZodType<LineOf[Kind]>;
  for await (const page of readLines(file, bytes, schema)) {
    for (const line of page) lines.push(line);
  }
  return lines;
}

async function* upTo(
  left: { bytes: number },
  bytes: AsyncIterable<Uint8Array>,
  file: string,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    left.bytes -= chunk.byteLength;
    if (left.bytes < 0) throw new AppError('too-large', `${file} is too large.`, { file });
    yield chunk;
  }
}

function checkCount({ counts }: Manifest, kind: LineKind, found: number): void {
  if (counts[kind] === found) return;
  throw wrongLine(
    { file: FILES[kind] },
    `it has ${found} lines where the manifest promises ${counts[kind]}`,
  );
}
