import type { Actor, Context } from '#lib/context.ts';
import { RENDER_VERSION } from '#lib/render/version.ts';
import type { OperationId } from '#lib/shared/ids.ts';
import { addMedia } from '#lib/store/media.ts';
import { type Change, transact } from '#lib/store/transact.ts';
import { applyPlan } from './apply/apply-plan.ts';
import type { AppliedIds, Home } from './apply/applying.ts';
import { keepMedia, type MediaHolder } from './keep-media.ts';
import type { PreparedPlan } from './prepare-plan.ts';

/** How to apply a prepared plan. */
export interface Application {
  readonly kind: 'compile' | 'import' | 'edit' | 'add';
  readonly prepared: PreparedPlan;
  readonly home: Home;
  readonly folderOf: (path: string) => string | null;
  /** The sources of the plan's documents, for what they show. */
  readonly files: readonly MediaHolder[];
  readonly label: Readonly<Record<string, string | number>>;
  /** The texts of an upload by their paths, where the documents come from one. */
  readonly uploaded?: ReadonlyMap<string, string>;
  /** Whether it writes something that an undo takes back even where the plan changes nothing. */
  readonly brings?: boolean;
  /** More to write in the same transaction. */
  readonly also?: (change: Change, ids: AppliedIds) => Promise<void>;
}

/**
 * Applies the agreed part of a plan in one transaction; gives the operation that undo takes back, null where it was only noted that
 * something waits for a decision.
 */
export async function applyPrepared(
  context: Context,
  actor: Actor,
  { kind, prepared, home, folderOf, files, label, brings = false, also, ...rest }: Application,
): Promise<OperationId | null> {
  const head = {
    id: context.newId<'operation'>(),
    user: actor.user,
    kind,
    at: context.now(),
    label,
  };
  const unfinished = unfinishedPaths(prepared);
  const isNoted = !brings && !changesContent(prepared, unfinished);
  const media = await keepMedia(context, prepared.applied.documents, files);
  await transact(context.store, head, async (whole) => {
    const change = isNoted ? { ...whole, remember: () => {} } : whole;
    const { applied: plan, existing } = prepared;
    const applying = { context, plan, existing, home, folderOf, unfinished };
    const ids = await applyPlan(change, { ...applying, ...rest });
    await addMedia(change.db, head, media);
    await also?.(change, ids);
  });
  return isNoted ? null : head.id;
}

/** The same within a transaction that does more. Pictures of the documents were kept before it. */
export async function applyWithin(
  change: Change,
  context: Context,
  {
    prepared,
    home,
    folderOf,
    media,
  }: Pick<Application, 'prepared' | 'home' | 'folderOf'> & {
    readonly media: Awaited<ReturnType<typeof keepMedia>>;
  },
): Promise<void> {
  const { applied: plan, existing } = prepared;
  const unfinished = unfinishedPaths(prepared);
  await applyPlan(change, { context, plan, existing, home, folderOf, unfinished });
  await addMedia(change.db, change.head, media);
}

/** Whether more is written than that something waits for a decision. */
function changesContent({ applied }: PreparedPlan, unfinished: ReadonlySet<string>): boolean {
  if (applied.entries.some(({ action }) => action !== 'unchanged')) return true;
  return applied.documents.some(({ path }) => !unfinished.has(path));
}

/** Whether a plan would write anything: a changed note, or a document that is not known in this form. */
export function changesAnything(prepared: PreparedPlan, home: Home): boolean {
  const { applied, existing } = prepared;
  if (applied.entries.some(({ action }) => action !== 'unchanged')) return true;
  const unfinished = unfinishedPaths(prepared);
  return applied.documents.some(({ path, hash, deck }) => {
    const here = existing.documents.find((each) => each.home === home && each.path === path);
    // One that still waits for a decision was written the last time, without its hash.
    const isWaiting = here?.hash === '' && unfinished.has(path);
    return (
      !isWaiting && (here?.hash !== hash || here.rendered !== RENDER_VERSION || here.deck !== deck)
    );
  });
}

/** Documents of which something waits for a decision. */
function unfinishedPaths({ waiting }: PreparedPlan): Set<string> {
  const paths = waiting.flatMap((entry) => {
    if (!('incoming' in entry)) return [entry.existing.path];
    // Where a note could come from must be looked at again together with where it could go.
    const candidates = entry.action === 'ambiguous' ? entry.candidates : [];
    const givers = 'cards' in entry ? (entry.cards.givers ?? []) : [];
    return [entry.incoming.place.path, ...[...candidates, ...givers].map(({ path }) => path)];
  });
  return new Set(paths.filter((path) => path !== null));
}
