import type { Actor, Context } from '#lib/context.ts';
import type { CardId, OperationId } from '#lib/shared/ids.ts';
import { cardsOfNotes } from '#lib/store/card-marks.ts';
import { isOperationKnown } from '#lib/store/operations.ts';
import { type Change, type OperationHead, transact } from '#lib/store/transact.ts';

/** On which cards something is done. Cards that are not the person's are left out. */
export interface Acting {
  readonly cards: readonly CardId[];
  /** All live cards of their notes as well. */
  readonly wholeNotes?: boolean;
  /** Names the operation: the same one again changes nothing. */
  readonly id?: OperationId;
  /** Hears how many of how many cards are done. What it throws ends the act, and nothing was done. */
  readonly told?: (done: number, total: number) => void;
}

/** What was done. */
export interface Acted {
  /** Takes it back by `undo`; null where nothing changed. */
  readonly operation: OperationId | null;
  /** How many cards it changed. */
  readonly cards: number;
  /** This operation was done before, by the same name. */
  readonly isKnown: boolean;
}

/** Kinds of what a person does to cards. */
export type ActKind = (typeof ACT_KINDS)[number];

/** Kinds of what a person does to cards. */
export const ACT_KINDS = [
  'suspend',
  'bury',
  'flag',
  'mark',
  'tag',
  'set-due',
  'reset',
  'archive',
  'move',
] as const satisfies readonly OperationHead['kind'][];

/** What is done, to say about it. */
interface What {
  readonly kind: ActKind;
  readonly label: OperationHead['label'];
}

const CHUNK = 5000;

/** Does something to cards as one operation. `work` gives how many it changed. */
export function act(
  context: Context,
  actor: Actor,
  {
    acting,
    what,
    work,
  }: {
    acting: Acting;
    what: What;
    work: (change: Change, cards: readonly CardId[]) => Promise<number>;
  },
): Promise<Acted> {
  const { cards, wholeNotes = false, id = context.newId<'operation'>(), told } = acting;
  const [card] = cards;
  const label = { ...what.label, ...(card && { card }), count: cards.length };
  const head = { id, user: actor.user, kind: what.kind, at: context.now(), label };
  return transact(context.store, head, async (change) => {
    if (await isOperationKnown(change.db, id)) return { operation: id, cards: 0, isKnown: true };
    const all = wholeNotes ? await cardsOfNotes(change.db, actor.user, cards) : cards;
    let changed = 0;
    for (let start = 0; start < all.length; start += CHUNK) {
      told?.(start, all.length);
      // Whoever wants it ended must be heard.
      if (start > 0) await new Promise((resolve) => setImmediate(resolve));
      changed += await work(change, all.slice(start, start + CHUNK));
    }
    return { operation: changed > 0 ? id : null, cards: changed, isKnown: false };
  });
}
