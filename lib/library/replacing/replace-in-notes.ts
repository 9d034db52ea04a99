import type { Acted } from '#lib/acts/act.ts';
import type { BundleMedia } from '#lib/bundle/bundle.ts';
import type { Actor, Context } from '#lib/context.ts';
import { isOperationKnown } from '#lib/store/operations.ts';
import { type Change, transact } from '#lib/store/transact.ts';
import { applyWithin } from '../apply-prepared.ts';
import { inTurn } from '../in-turn.ts';
import { keepMedia } from '../keep-media.ts';
import { bringFilesUpToDate } from './bring-files-up-to-date.ts';
import { findChanges } from './find-changes.ts';
import { type PlannedChanges, type PlannedDocuments, planChanges } from './plan-changes.ts';
import type { Replacing } from './types.ts';
import { writeFieldsChanges } from './write-fields-changes.ts';
import { writeFiles } from './write-files.ts';

/**
 * Replaces in the notes of some cards: in their files, in stored documents and in fields, as one operation, which undo takes back, files
 * and all. What the preview leaves as it is stays. Throws `bad-input` for a wish that cannot be read, and `conflict` where somebody
 * else wrote a file at the same time: nothing was done then.
 */
export async function replaceInNotes(
  context: Context,
  actor: Actor,
  replacing: Replacing,
): Promise<Acted> {
  const { id = context.newId<'operation'>() } = replacing;
  if (await isOperationKnown(context.store.db, id))
    return { operation: id, cards: 0, isKnown: true };
  await bringFilesUpToDate(context, actor, replacing);
  return inTurn(context.store, async () => {
    const found = await findChanges(context, actor, replacing);
    const { folders, wish } = replacing;
    const planned = await planChanges(context, actor, { found, folders });
    if (planned.changes.length === 0) return { operation: null, cards: 0, isKnown: false };
    const label = {
      find: shortened(wish.find),
      put: shortened(wish.put),
      notes: planned.changes.length,
    };
    const head = { id, user: actor.user, kind: 'replace' as const, at: context.now(), label };
    const cards = await write({ context, actor, told: replacing.told }, head, planned);
    return { operation: id, cards, isKnown: false };
  });
}

const LONGEST_LABEL = 60;

function shortened(text: string): string {
  return text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL)}…` : text;
}

interface Writing {
  readonly context: Context;
  readonly actor: Actor;
  readonly told: Replacing['told'];
}

async function write(
  { context, actor, told }: Writing,
  head: Change['head'],
  { documents, changes }: PlannedChanges,
): Promise<number> {
  const inFields = changes.filter((change) => change.kind === 'fields');
  const kept: { each: PlannedDocuments; media: readonly BundleMedia[] }[] = [];
  for (const each of documents) {
    const { prepared, holders } = each.planned;
    kept.push({ each, media: await keepMedia(context, prepared.applied.documents, holders) });
  }
  return transact(context.store, head, async (change) => {
    for (const { each, media } of kept) {
      const { home, planned } = each;
      const folders = new Map(
        each.documents.map(({ document: { path, folder } }) => [path, folder]),
      );
      const folderOf = (path: string) => folders.get(path) ?? null;
      await applyWithin(change, context, { prepared: planned.prepared, home, folderOf, media });
    }
    const fields = { changes: inFields, told };
    const drawn = await writeFieldsChanges(change, { context, actor }, fields);
    await writeFiles(change, documents.flatMap(filesOf));
    return documents.reduce((sum, each) => sum + changedCards(each), drawn);
  });
}

function filesOf({ home, documents }: PlannedDocuments) {
  if (home !== 'file') return [];
  return documents.flatMap(({ document: { folder, path, source }, after }) =>
    folder === null || after === source ? [] : [{ folder, path, before: source, after }],
  );
}

function changedCards({ planned }: PlannedDocuments): number {
  return planned.prepared.applied.entries
    .flatMap((entry) => ('cards' in entry && 'incoming' in entry ? entry.cards.matches : []))
    .filter(({ incoming, existing }) => existing?.hash !== incoming.hash).length;
}
