import type { Actor, Context } from '#lib/context.ts';
import { redrawFlags } from '#lib/drawing/redraw-cards.ts';
import { cardSalt } from '#lib/scheduler/order.ts';
import { studyDay } from '#lib/scheduler/study-day.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import { type Mark, markCards } from '#lib/store/card-marks.ts';
import type { Change } from '#lib/store/transact.ts';
import { type Acted, type Acting, act } from './act.ts';
import type { Flag } from './flags.ts';

/** Takes cards out of the queue until they are taken back, or brings them back (`suspended: false`). */
export function suspendCards(
  context: Context,
  actor: Actor,
  { suspended, ...acting }: Acting & { readonly suspended: boolean },
): Promise<Acted> {
  const value = suspended ? 1 : 0;
  return act(context, actor, {
    acting,
    what: { kind: 'suspend', label: { on: value } },
    work: marking({ column: 'suspended', value }),
  });
}

/** Hides cards until the next study day, or shows them again (`buried: false`). */
export function buryCards(
  context: Context,
  actor: Actor,
  { buried, ...acting }: Acting & { readonly buried: boolean },
): Promise<Acted> {
  const today = studyDay(context.now(), calendarOf(actor.settings));
  return act(context, actor, {
    acting,
    what: { kind: 'bury', label: { on: buried ? 1 : 0 } },
    work: marking({ column: 'buriedDay', value: buried ? today : null }),
  });
}

/** Puts a flag on cards; 0 takes it off. */
export function flagCards(
  context: Context,
  actor: Actor,
  { flag, ...acting }: Acting & { readonly flag: Flag | 0 },
): Promise<Acted> {
  return act(context, actor, {
    acting,
    what: { kind: 'flag', label: { flag } },
    work: async (change, cards) => {
      const changed = await marking({ column: 'flag', value: flag })(change, cards);
      await redrawFlags(change, cards);
      return changed;
    },
  });
}

/** Marks the notes of these cards, or takes the mark off (`marked: false`): a mark is on all cards of a note. */
export function markNotes(
  context: Context,
  actor: Actor,
  { marked, ...acting }: Acting & { readonly marked: boolean },
): Promise<Acted> {
  const value = marked ? 1 : 0;
  return act(context, actor, {
    acting: { ...acting, wholeNotes: true },
    what: { kind: 'mark', label: { on: value } },
    work: marking({ column: 'marked', value }),
  });
}

function marking(mark: Mark) {
  return (change: Change, cards: readonly CardId[]) =>
    markCards(change, cards, { ...mark, saltOf: cardSalt });
}
