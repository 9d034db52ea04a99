import type { BundleCard } from '#lib/bundle/bundle.ts';
import type { Plan } from '#lib/bundle/plan.ts';
import type { Actor, Context } from '#lib/context.ts';
import type { CardId } from '#lib/shared/ids.ts';
import type { Change } from '#lib/store/transact.ts';
import { bringSchedules, countSchedules, schedulesOfCards } from './bring-schedules.ts';
import { bringHistories, countHistories, joinHistories } from './hashcards/histories.ts';
import { cardsByHash } from './hashcards/match-histories.ts';
import { readHistories } from './hashcards/read-histories.ts';
import { PackageTally } from './import-anki/importing.ts';
import type { UploadedText } from './read-upload.ts';
import type { PlanView } from './types.ts';

/** What uploaded documents say of how their cards were studied. */
export interface MarkdownProgress {
  readonly view: Required<Pick<PlanView, 'reviews' | 'schedules'>> & Pick<PlanView, 'problems'>;
  /** Whether anything of it is not here yet. */
  readonly isNew: boolean;
  /** Writes it; `ids` are those that the cards have by now. */
  readonly bring: (change: Change, ids: ReadonlyMap<BundleCard, CardId>) => Promise<void>;
}

/** Documents that say nothing, or are not asked. */
export const NO_PROGRESS: MarkdownProgress = {
  view: { reviews: 0, schedules: 0 },
  isNew: false,
  bring: async () => {},
};

/** Reads schedules of Obsidian's, and the histories of hashcards. Throws `unreadable-file` for a database that cannot be read. */
export async function readProgress(
  context: Context,
  actor: Actor,
  {
    files,
    database,
    plan,
  }: {
    readonly files: readonly UploadedText[];
    readonly database: Uint8Array | null;
    readonly plan: Plan;
  },
): Promise<MarkdownProgress> {
  const notes = plan.entries.flatMap((entry) => ('incoming' in entry ? [entry.incoming] : []));
  const here = existingIds(plan);
  const idOf = (card: BundleCard) => here.get(card) ?? null;
  const tally = new PackageTally();
  const found = schedulesOfCards(files, notes);
  const histories = database === null ? new Map() : await readHistories(actor, database);
  const joined = joinHistories(histories, cardsByHash(files, notes), tally);
  await countHistories(context, actor, { found: joined, idOf, tally });
  const schedules = tally.schedules + (await countSchedules(context, { actor, found, idOf }));
  const { reviews } = tally;
  const problems = { counts: Object.fromEntries(tally.counts), examples: tally.problems };
  return {
    view: { reviews, schedules, ...(tally.counts.size > 0 ? { problems } : {}) },
    isNew: reviews + schedules > 0,
    bring: async (change, ids) => {
      const now = (card: BundleCard) => ids.get(card) ?? here.get(card) ?? null;
      if (found.size > 0) await bringSchedules(change, context, { actor, found, idOf: now });
      if (joined.length > 0) {
        await bringHistories(change, context, { actor, found: joined, idOf: now });
      }
    },
  };
}

function existingIds({ entries }: Plan): ReadonlyMap<BundleCard, CardId> {
  const ids = new Map<BundleCard, CardId>();
  for (const entry of entries) {
    if (entry.action === 'archive' || entry.action === 'ambiguous') continue;
    for (const { incoming, existing } of entry.cards.matches) {
      if (existing) ids.set(incoming, existing.id);
    }
  }
  return ids;
}
