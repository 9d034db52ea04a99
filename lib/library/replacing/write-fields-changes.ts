import type { Actor, Context } from '#lib/context.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { settleCards } from '#lib/store/decks.ts';
import type { Change } from '#lib/store/transact.ts';
import { openManyFields } from '../editing/open-fields.ts';
import { type PlannedCard, planManyFields } from '../editing/plan-fields.ts';
import { writeManyFields } from '../editing/write-fields.ts';
import type { FieldsChange } from './find-changes.ts';
import { changedFields } from './plan-changes.ts';

const CHUNK = 500;

/** Writes changed fields and draws their cards anew. Gives how many cards changed; `told` hears how many notes are done. */
export async function writeFieldsChanges(
  change: Change,
  { context, actor }: { readonly context: Context; readonly actor: Actor },
  {
    changes,
    told,
  }: {
    readonly changes: readonly FieldsChange[];
    readonly told: ((done: number, total: number) => void) | undefined;
  },
): Promise<number> {
  const within = { ...context, store: { ...context.store, db: change.db } };
  const written: CardId[] = [];
  let cards = 0;
  for (let start = 0; start < changes.length; start += CHUNK) {
    told?.(start, changes.length);
    // Whoever wants it ended must be heard.
    await new Promise((resolve) => setImmediate(resolve));
    const chunk = changes.slice(start, start + CHUNK);
    const fields = new Map(chunk.map((each) => [each.note.note, changedFields(each)]));
    const opened = await openManyFields(within, actor, [...fields.keys()]);
    const writings = opened.map((open) => {
      return { open, fields: fields.get(open.note.id) ?? open.fields, tags: open.tags };
    });
    const plans = await planManyFields(within, actor, writings);
    const notes = plans.flatMap((planned, at) => {
      const writing = writings[at];
      return writing ? [{ writing, planned }] : [];
    });
    written.push(...(await writeManyFields(change, within, notes)));
    cards += plans.flatMap((planned) => planned.cards.filter(isChanged)).length;
  }
  await settleCards(change.db, change.head.user, written);
  return cards;
}

function isChanged({ here, text }: PlannedCard): boolean {
  return here?.hash !== text.hash;
}
