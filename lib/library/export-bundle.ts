import type { Actor, Context } from '#lib/context.ts';
import type { MediaNameLine, SettingsFile } from '#lib/formats/bundle/lines.ts';
import { type BundleContents, bundleEntries } from '#lib/formats/bundle/write.ts';
import { writeZip } from '#lib/platform/write-zip.ts';
import type { UserId } from '#lib/shared/ids.ts';
import {
  enrolmentsOf,
  mediaNamesOf,
  type OwnedTable,
  ownedEvents,
  ownedRevisions,
  ownedRows,
  ownedStates,
  type StoredRow,
  versionsOf,
} from '#lib/store/bundle-rows.ts';
import { ownedMedia } from '#lib/store/media.ts';
import { readSettingsOf } from '#lib/store/users.ts';
import {
  cardToLine,
  deckToLine,
  documentToLine,
  enrolmentToLine,
  fitToLine,
  markToLine,
  noteToLine,
  noteTypeToLine,
  presetToLine,
  revisionToLine,
} from './bundle-lines.ts';

const PAGE = 1000;
/** A document may be long. */
const DOCUMENTS = 20;
/** A card may have hundreds of texts. */
const CARDS = 100;

/**
 * Everything the person has as a bundle file (`docs/spec/bundle-file.md`): their decks with all content, their history,
 * presets, marks and settings; without progress the decks alone, to give to somebody else. Rows are read while the file
 * is written, page by page.
 */
export async function* exportBundle(
  context: Context,
  actor: Actor,
  { withProgress = true }: { readonly withProgress?: boolean } = {},
): AsyncGenerator<Uint8Array> {
  const settings = (await readSettingsOf(context.store.db, actor.user)) as SettingsFile;
  const contents = contentsOf(context, actor, settings);
  yield* writeZip(bundleEntries(withProgress ? contents : contentAlone(contents)));
}

/** The texts as they read now, and nothing of anybody's studying. */
function contentAlone(contents: BundleContents): BundleContents {
  const none = () => mapPages(onePage(Promise.resolve([])), (row) => row as never);
  const studied = { presets: none, fits: none, enrolments: none, marks: none, events: none };
  return { ...contents, settings: {}, ...studied };
}

function contentsOf(context: Context, { user }: Actor, settings: SettingsFile): BundleContents {
  const { db } = context.store;
  const owned = (table: OwnedTable, size = PAGE) => ownedRows(db, user, { table, size });
  return {
    madeAt: context.now(),
    media: () => pictures(context, user),
    settings,
    decks: () => mapPages(owned('Deck'), deckToLine),
    documents: () => mapPages(owned('Document', DOCUMENTS), documentToLine),
    notes: () => mapPages(owned('Note'), noteToLine),
    noteTypes: () => mapPages(owned('NoteType'), noteTypeToLine),
    mediaNames: () => namePages(mediaNamesOf(db, user)),
    cards: () => mapPages(owned('Card'), cardToLine),
    revisions: () => mapPages(ownedRevisions(db, user, CARDS), revisionToLine),
    fits: () => mapPages(owned('ModelFit'), fitToLine),
    presets: () => presetPages(context, owned('Preset')),
    enrolments: () => mapPages(onePage(enrolmentsOf(db, user)), enrolmentToLine),
    marks: () => mapPages(ownedStates(db, user, PAGE), markToLine),
    events: () => ownedEvents(db, user, PAGE),
  };
}

/** One whose file was lost is left out: nothing refers to it that would be refused without it. */
async function* pictures({ store, media }: Context, user: UserId) {
  for (const name of await ownedMedia(store.db, user)) {
    const content = await media.read(name.hash);
    if (content) yield { ...name, content };
  }
}

async function* mapPages<Line>(
  pages: AsyncIterable<readonly StoredRow[]>,
  toLine: (row: StoredRow) => Line,
): AsyncGenerator<Line[]> {
  for await (const page of pages) yield page.map(toLine);
}

async function* namePages(names: Promise<MediaNameLine[]>): AsyncGenerator<MediaNameLine[]> {
  yield await names;
}

async function* onePage(rows: Promise<StoredRow[]>): AsyncGenerator<StoredRow[]> {
  yield await rows;
}

async function* presetPages(
  { store }: Context,
  pages: AsyncIterable<readonly StoredRow[]>,
): AsyncGenerator<ReturnType<typeof presetToLine>[]> {
  for await (const page of pages) {
    const versions = await versionsOf(
      store.db,
      page.map(({ id }) => id ?? null),
    );
    yield page.map((row) =>
      presetToLine(
        row,
        versions.filter(({ presetId }) => presetId === row.id),
      ),
    );
  }
}
