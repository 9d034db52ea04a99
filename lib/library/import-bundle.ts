import { stat } from 'node:fs/promises';
import type { Actor, Context } from '#lib/context.ts';
import { type BundleFile, readBundle } from '#lib/formats/bundle/read.ts';
import type { Archive } from '#lib/platform/zip.ts';
import { AppError } from '#lib/shared/errors.ts';
import { addMedia } from '#lib/store/media.ts';
import { type Change, transact } from '#lib/store/transact.ts';
import { backUpBeforeImport } from './backups/back-up-before-import.ts';
import { bringMedia } from './bring-media.ts';
import type { ImportProgress } from './import-anki/importing.ts';
import type { PackageFile } from './import-anki/with-package.ts';
import { countHistory } from './import-bundle/count-history.ts';
import type { Importing } from './import-bundle/importing.ts';
import { writeMergedTexts } from './import-bundle/merge-fields-notes.ts';
import { NewContent } from './import-bundle/new-content.ts';
import { importNoteTypes } from './import-bundle/note-type-rows.ts';
import { prepareImport } from './import-bundle/prepare-import.ts';
import { withTypesHere } from './import-bundle/types-here.ts';
import { writeImport } from './import-bundle/write-import.ts';
import { writeMergedDocuments } from './import-bundle/write-merged-documents.ts';
import { openBundle } from './open-bundle.ts';
import type { Applied, PlanView } from './types.ts';
import { withMediaOnTrial } from './with-media-on-trial.ts';
import { writeBeside } from './write-beside.ts';

/** A bundle file that somebody uploaded. */
export interface BundleUpload {
  readonly name: string;
  readonly archive: Archive;
  /** Whether history, marks, presets, desk and settings come along. */
  readonly withProgress: boolean;
  /** Hears how far it is. */
  readonly told?: (progress: ImportProgress) => void;
}

/** What adding a bundle file would change. Throws `unreadable-file` with file and line, and `too-large`. */
export async function planBundle(
  context: Context,
  actor: Actor,
  upload: Omit<BundleUpload, 'name'>,
): Promise<PlanView> {
  const importing = await importingOf(context, actor, upload);
  const prepared = await prepareImport(importing);
  const content = await NewContent.read(importing, prepared, async () => {});
  const history = await countHistory(importing, content.names());
  await checkMarks(importing);
  return { ...content.view(), ...history, media: importing.file.media.length };
}

/** A plan tells nothing of marks, but that one is wrong is to be known before anything is added. */
async function checkMarks({ file }: Importing): Promise<void> {
  for await (const _ of file.marks());
}

/**
 * Adds what a bundle file holds: content as planned, events by their ids, and what else is absent here. One operation;
 * none where nothing changes. Throws `unreadable-file` with file and line, and `too-large`.
 */
export function applyBundle(
  context: Context,
  actor: Actor,
  upload: BundleUpload,
): Promise<Applied> {
  return withMediaOnTrial(context, (trying) => applyNow(trying, actor, upload));
}

async function applyNow(context: Context, actor: Actor, upload: BundleUpload): Promise<Applied> {
  const importing = await importingOf(context, actor, upload);
  // Filled when the plan is made, which is within the transaction.
  const label: Record<string, string | number> = { file: upload.name };
  const id = context.newId<'operation'>();
  const head = { id, user: actor.user, kind: 'import' as const, at: context.now(), label };
  const add = async (change: Change): Promise<Applied> => {
    const { merged, documents, ...written } = await writeImport(change, { importing, context });
    const { view, history, isChanged } = written;
    // Last, so that of a file that is refused nothing stays.
    const media = await bringMedia(context, upload.archive, importing.file.media);
    await addMedia(change.db, head, media);
    await writeMergedTexts(change, { context, actor }, merged);
    const areWritten = await writeMergedDocuments(change, { context, actor }, documents);
    const plan = { ...view, ...history, media: media.length };
    Object.assign(label, { ...plan.counts, reviews: history.reviews });
    return { applied: true, operation: isChanged || areWritten ? id : null, plan };
  };
  const { events, cards } = importing.file.manifest.counts;
  const rows = upload.withProgress ? events + cards : cards;
  return writeBeside(context, { user: actor.user, rows }, (store) => transact(store, head, add));
}

/** The same as {@link planBundle} and {@link applyBundle} for a file that lies on the disk; before a large one is added a copy of everything is set aside. */
export const bundleFile = {
  async plan(context: Context, actor: Actor, given: PackageFile): Promise<PlanView> {
    return withBundle(context, given, (upload) => planBundle(context, actor, upload));
  },
  async add(context: Context, actor: Actor, given: PackageFile): Promise<Applied> {
    return withBundle(context, given, async (upload) => {
      const { size } = await stat(given.file);
      await backUpBeforeImport(context, actor, size);
      return applyBundle(context, actor, upload);
    });
  },
};

/** The refusal to call the decks of a bundle otherwise. */
export function bundleKeepsTitles(): AppError {
  return new AppError('bad-input', 'A bundle keeps the titles of its decks.', { keepsTitles: 1 });
}

async function withBundle<T>(
  { limits }: Context,
  { file, name, choices: { withProgress }, told = () => {} }: PackageFile,
  work: (upload: BundleUpload) => Promise<T>,
): Promise<T> {
  told({ stage: 'reading', done: 0, total: 0 });
  const archive = await openBundle(file, limits);
  if (!archive) {
    throw new AppError('unreadable-file', `${name} is no bundle file: it has no manifest.json.`, {
      entry: 'manifest.json',
    });
  }
  try {
    return await work({ name, archive, withProgress, told });
  } finally {
    archive.close();
  }
}

async function importingOf(
  context: Context,
  { user }: Actor,
  { archive, withProgress, told = () => {} }: Omit<BundleUpload, 'name'>,
): Promise<Importing> {
  const whole = await readBundle(archive);
  const file = withProgress ? whole : withoutProgress(whole);
  const { store, newId } = context;
  const importing = { db: store.db, user, newId, now: context.now(), file, withProgress, told };
  const types = await importNoteTypes(importing);
  return { ...importing, types, file: withTypesHere(file, types) };
}

function withoutProgress(file: BundleFile): BundleFile {
  const nothing = { presets: [], fits: [], enrolments: [], settings: {} };
  return { ...file, ...nothing, marks: noLines, events: noLines };
}

async function* noLines(): AsyncGenerator<never> {}
