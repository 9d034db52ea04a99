import type { EventLine } from '#lib/formats/bundle/event-line.ts';
import type { CardEvent } from '#lib/scheduler/types.ts';
import type { CardId, EventId, PresetId } from '#lib/shared/ids.ts';
import { eventOwners } from '#lib/store/bundle-rows.ts';
import type { CardRows } from './card-rows.ts';
import type { Importing } from './importing.ts';

/** What the things that an event names are here. */
export interface EventNames {
  readonly cards: Pick<CardRows, 'ids' | 'renumbered'>;
  readonly presets: ReadonlyMap<PresetId, PresetId>;
}

/** A page of events, sorted out. */
export interface EventPage {
  /** Events that are not here yet, as they are here. */
  readonly added: readonly CardEvent[];
  /** How many cannot come: their card is not here, or their id belongs to another card or person. */
  readonly skipped: number;
}

/** Sorts the events of a file out, page by page. The same id twice is one event. */
export async function* eventPages(
  { db, user, file }: Importing,
  names: EventNames,
): AsyncGenerator<EventPage> {
  for await (const lines of file.events()) {
    const events = lines.flatMap((line) => eventHere(line, names));
    const owners = await eventOwners(db, idsOf(events));
    const strangers = events.filter(({ id, card }) => {
      const owner = owners.get(id);
      return owner !== undefined && (owner.userId !== user || owner.cardId !== card);
    });
    const fresh = events.filter(({ id }) => !owners.has(id));
    const added = [...new Map(fresh.map((event) => [event.id, event])).values()];
    yield { added, skipped: lines.length - events.length + strangers.length };
  }
}

function idsOf(events: readonly CardEvent[]): EventId[] {
  return events.map(({ id }) => id);
}

function eventHere(line: EventLine, { cards, presets }: EventNames): CardEvent[] {
  const card = cards.ids.get(line.card);
  if (card === undefined) return [];
  const preset = 'preset' in line ? { preset: presets.get(line.preset) ?? line.preset } : {};
  const revision =
    'revision' in line ? { revision: textHere(cards, line.card, line.revision) } : {};
  return [{ ...line, card, ...preset, ...revision } as CardEvent];
}

function textHere({ renumbered }: EventNames['cards'], card: CardId, revision: number): number {
  return renumbered.get(card)?.get(revision) ?? revision;
}
