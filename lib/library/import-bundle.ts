import type { Actor, Context } from '#lib/context.ts';
import { type BundleFile, readBundle } from '#lib/formats/bundle/read.ts';
import type { Archive } from '#lib/platform/zip.ts';
import { addMedia } from '#lib/store/media.ts';
import { transact } from '#lib/store/transact.ts';
import { bringMedia } from './bring-media.ts';
import type { Importing } from './import-bundle/importing.ts';
import { prepareImport } from './import-bundle/prepare-import.ts';
import { countReviews, writeImport } from './import-bundle/write-import.ts';
import { planView } from './plan-view.ts';
import type { Applied, PlanView } from './types.ts';

/** A bundle file that somebody uploaded. */
export interface BundleUpload {
  readonly name: string;
  readonly archive: Archive;
  /** Whether history, marks, presets, desk and settings come along. */
  readonly withProgress: boolean;
}

/** What adding a bundle file would change. Throws `unreadable-file` with file and line, and `too-large`. */
export async function planBundle(
  context: Context,
  actor: Actor,
  upload: Omit<BundleUpload, 'name'>,
): Promise<PlanView> {
  const importing = await importingOf(context, actor, upload);
  const prepared = await prepareImport(importing);
  const media = importing.file.media.length;
  return viewOf(prepared.match.plan, { ...(await countReviews(importing, prepared)), media });
}

/**
 * Adds what a bundle file holds: content as planned, events by their ids, and what else is absent here. One operation;
 * none where nothing changes. Throws `unreadable-file` with file and line, and `too-large`.
 */
export async function applyBundle(
  context: Context,
  actor: Actor,
  upload: BundleUpload,
): Promise<Applied> {
  const importing = await importingOf(context, actor, upload);
  // Filled when the plan is made, which is within the transaction.
  const label: Record<string, string | number> = { file: upload.name };
  const id = context.newId<'operation'>();
  const head = { id, user: actor.user, kind: 'import' as const, at: context.now(), label };
  const media = await bringMedia(context, upload.archive, importing.file.media);
  return transact(context.store, head, async (change) => {
    await addMedia(change.db, head, media);
    const within = { ...importing, db: change.db };
    const { view, history, isChanged } = await writeImport(change, { importing: within, context });
    const plan = { ...view, ...history, media: media.length };
    Object.assign(label, { ...plan.counts, reviews: history.reviews });
    return { applied: true, operation: isChanged ? id : null, plan };
  });
}

async function importingOf(
  context: Context,
  { user }: Actor,
  { archive, withProgress }: Omit<BundleUpload, 'name'>,
): Promise<Importing> {
  const whole = await readBundle(archive);
  const file = withProgress ? whole : withoutProgress(whole);
  return {
    db: context.store.db,
    user,
    newId: context.newId,
    now: context.now(),
    file,
    withProgress,
  };
}

function withoutProgress(file: BundleFile): BundleFile {
  const nothing = { presets: [], enrolments: [], marks: [], settings: {} };
  return { ...file, ...nothing, events: noEvents };
}

async function* noEvents(): AsyncGenerator<never> {}

function viewOf(
  plan: Parameters<typeof planView>[0],
  { reviews, skipped, media }: { reviews: number; skipped: number; media: number },
): PlanView {
  return { ...planView(plan, { findings: [], massArchive: false, reviews }), skipped, media };
}
