import type { MediaName } from '#lib/shared/media.ts';
import type { EventLine } from './event-line.ts';
import type {
  CardLine,
  DeckLine,
  DocumentLine,
  EnrolmentLine,
  FitLine,
  MarkLine,
  MediaNameLine,
  NoteLine,
  NoteTypeLine,
  PresetLine,
  RevisionLine,
  SettingsFile,
} from './lines.ts';
import { FILES, FORMAT, type LineKind, type Manifest, VERSION } from './manifest.ts';
import { mediaEntry } from './media-entry.ts';

/** What each line of a bundle is, by kind. */
export interface LineOf {
  readonly decks: DeckLine;
  readonly documents: DocumentLine;
  readonly noteTypes: NoteTypeLine;
  readonly notes: NoteLine;
  readonly cards: CardLine;
  readonly revisions: RevisionLine;
  readonly presets: PresetLine;
  readonly enrolments: EnrolmentLine;
  readonly marks: MarkLine;
  readonly events: EventLine;
  readonly mediaNames: MediaNameLine;
  readonly fits: FitLine;
}

/** What goes into a bundle file: lines in pages that are asked for one after the other. */
export type BundleContents = {
  readonly [Kind in LineKind]: () => AsyncIterable<readonly LineOf[Kind][]>;
} & {
  readonly madeAt: number;
  readonly settings: SettingsFile;
  /** The pictures with their bytes, one after the other. */
  readonly media: () => AsyncIterable<MediaName & { readonly content: Uint8Array }>;
};

/** A file of the archive. */
export interface BundleEntry {
  readonly name: string;
  readonly chunks: AsyncIterable<string> | Iterable<string | Uint8Array>;
}

/**
 * What refers to others is written before them: whatever is added meanwhile, nothing in the file refers to a thing that
 * the file does not hold.
 */
const ORDER: readonly LineKind[] = [
  'events',
  'marks',
  'enrolments',
  'fits',
  'presets',
  'cards',
  'revisions',
  'notes',
  'noteTypes',
  'mediaNames',
  'documents',
  'decks',
];

/** The files of a bundle, the manifest last: by then everything is counted. */
export async function* bundleEntries(contents: BundleContents): AsyncGenerator<BundleEntry> {
  const counts = Object.fromEntries(ORDER.map((kind) => [kind, 0])) as Record<LineKind, number>;
  for (const kind of ORDER) {
    const count = (lines: number) => {
      counts[kind] += lines;
    };
    yield { name: FILES[kind], chunks: jsonLines(contents[kind](), count) };
  }
  for await (const picture of contents.media()) {
    yield { name: mediaEntry(picture), chunks: [picture.content] };
  }
  yield { name: 'settings.json', chunks: [pretty(contents.settings)] };
  const { madeAt } = contents;
  const manifest: Manifest = { format: FORMAT, version: VERSION, madeAt, counts };
  yield { name: 'manifest.json', chunks: [pretty(manifest)] };
}

async function* jsonLines(
  pages: AsyncIterable<readonly object[]>,
  count: (lines: number) => void,
): AsyncGenerator<string> {
  for await (const page of pages) {
    count(page.length);
    yield page.map((line) => `${JSON.stringify(line)}\n`).join('');
  }
}

function pretty(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
