import type { Context } from '#lib/context.ts';
import type { EventLine } from '#lib/formats/bundle/event-line.ts';
import type { MeantEvent, MirrorLine } from '#lib/formats/mirror/line.ts';
import { refoldCards } from '#lib/history/refold-cards.ts';
import type { CardEvent, RetractEvent } from '#lib/scheduler/types.ts';
import type { CardId, UserId } from '#lib/shared/ids.ts';
import { eventOwners } from '#lib/store/bundle-rows.ts';
import { insertEvents } from '#lib/store/events.ts';
import { type FoundCard, findMirroredCards, noteMirrored } from '#lib/store/mirrors.ts';
import type { Db } from '#lib/store/store.ts';
import { write } from '#lib/store/transact.ts';
import { twinsHere } from '#lib/store/twin-events.ts';

/**
 * Adds the events of lines that are not here yet, and folds their cards anew. Gives how many those were, and the places of the lines whose card
 * is not here.
 */
export async function takeIn(
  { store }: Context,
  user: UserId,
  lines: readonly (MirrorLine | null)[],
): Promise<{ readonly added: number; readonly waiting: ReadonlySet<number> }> {
  const waiting = new Set<number>();
  const known = await eventOwners(
    store.db,
    lines.flatMap((line) => line?.event.id ?? []),
  );
  const news = lines.flatMap((line, at) =>
    line && !known.has(line.event.id) ? [{ ...line, at }] : [],
  );
  const found = await findMirroredCards(
    store.db,
    user,
    news.map(({ event, of }) => ({ ...of, id: event.card })),
  );
  const events: CardEvent[] = [];
  const meant: MeantHere[] = [];
  for (const [place, line] of news.entries()) {
    const here = found[place];
    if (!here) waiting.add(line.at);
    else {
      const event = asHere(line.event, here);
      if (event.kind === 'retract' && line.meant) meant.push({ event, meant: line.meant });
      else events.push(event);
    }
  }
  events.push(...(await retractsHere(store.db, user, meant)));
  const added = await newHere(store.db, user, events);
  if (added.length > 0) await write(store, user, (db) => addEvents(db, user, added));
  return { added: added.length, waiting };
}

/** A retraction, and what it takes back. */
interface MeantHere {
  readonly event: RetractEvent;
  readonly meant: MeantEvent;
}

/** Retractions of what is here by way of Anki take back the event of this place, unless that of the other is here as well. */
async function retractsHere(
  db: Db,
  user: UserId,
  lines: readonly MeantHere[],
): Promise<RetractEvent[]> {
  if (lines.length === 0) return [];
  const targets = lines.map(({ event }) => event.target);
  const here = await eventOwners(db, targets);
  const asked = lines.map(({ event: { card }, meant }) => ({ ...meant, card }));
  const known = await twinsHere(db, user, asked);
  return lines.map(({ event }, place) => {
    const target = here.has(event.target) ? event.target : (known.get(place) ?? event.target);
    return { ...event, target };
  });
}

/** Each event once; without what is here under another id, by way of Anki. */
async function newHere(
  db: Db,
  user: UserId,
  events: readonly CardEvent[],
): Promise<readonly CardEvent[]> {
  const once = [...new Map(events.map((event) => [event.id, event])).values()];
  const asked = once.map(({ card, kind, at, anki }) => {
    return { card, kind, at, row: anki?.row ?? null };
  });
  const known = await twinsHere(db, user, asked);
  return once.filter(({ kind }, place) => kind === 'retract' || !known.has(place));
}

/** The event as it is told here: of the card of this place, and of the text that this place has under another number. */
function asHere(event: EventLine, { card, revision }: NonNullable<FoundCard>): CardEvent {
  const text = 'revision' in event ? { revision } : {};
  return { ...event, card, ...text } as CardEvent;
}

async function addEvents(db: Db, user: UserId, events: readonly CardEvent[]): Promise<void> {
  await insertEvents(db, user, events);
  await noteMirrored(
    db,
    events.map(({ id }) => id),
  );
  await refoldCards(db, user, [...new Set<CardId>(events.map(({ card }) => card))]);
}
