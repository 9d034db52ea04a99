import type { EventLine } from '#lib/formats/bundle/event-line.ts';
import type { CardEvent, RetractEvent } from '#lib/scheduler/types.ts';
import type { CardId, EventId, PresetId, UserId } from '#lib/shared/ids.ts';
import { eventOwners } from '#lib/store/bundle-rows.ts';
import { highestEvent } from '#lib/store/events.ts';
import type { Db } from '#lib/store/store.ts';
import { twinsHere } from '#lib/store/twin-events.ts';
import type { CardRows } from './card-rows.ts';
import type { Importing } from './importing.ts';

/** What the cards and presets that an event names are here. */
export interface ContentNames {
  /** The card that one of the file is here; undefined where it has no place. */
  readonly cardHere: (card: CardId) => CardId | undefined;
  readonly renumbered: CardRows['renumbered'];
  readonly presets: ReadonlyMap<PresetId, PresetId>;
}

/** What the things that an event names are here. */
export interface EventNames extends ContentNames {
  /** Cards that had a history here before. */
  readonly had: ReadonlySet<CardId>;
}

/** A page of events, sorted out. */
export interface EventPage {
  /** Events that are not here yet, as they are here. */
  readonly added: readonly CardEvent[];
  /** How many cannot come: their card is not here, or their id belongs to another card or person. */
  readonly skipped: number;
}

/**
 * Sorts the events of a file out, page by page, by what was here before. One that the file holds twice comes twice. What is here under another id, by
 * way of Anki, does not come; and retractions come last where there is any of it, for they may mean the one that is here.
 */
export async function* eventPages(
  { db: before, user, file }: Importing,
  names: EventNames,
): AsyncGenerator<EventPage> {
  const highest = await highestEvent(before);
  const retracts: RetractEvent[] = [];
  let hasTwins = false;
  for await (const lines of file.events()) {
    const events = lines.flatMap((line) => eventHere(line, names) ?? []);
    const asked = events.flatMap(({ id }) => (id > highest ? [] : [id]));
    const owners = asked.length > 0 ? await eventOwners(before, asked) : NO_OWNERS;
    const strangers = events.filter(({ id, card }) => {
      const owner = owners.get(id);
      return owner !== undefined && (owner.userId !== user || owner.cardId !== card);
    });
    const news = owners.size > 0 ? events.filter(({ id }) => !owners.has(id)) : events;
    const twins = await twinsOf(before, user, { events: news, names });
    hasTwins ||= twins.size > 0;
    const isWaiting = (event: CardEvent) => event.kind === 'retract' && names.had.has(event.card);
    for (const event of news) if (isWaiting(event)) retracts.push(event as RetractEvent);
    const isAdded = (event: CardEvent) => !twins.has(event.id) && !isWaiting(event);
    const added = names.had.size > 0 ? news.filter(isAdded) : news;
    yield { added, skipped: lines.length - events.length + strangers.length };
  }
  if (retracts.length === 0) return;
  const targets = hasTwins ? await twinsMeant({ db: before, user, file }, names, retracts) : null;
  const added = retracts.map((event) => {
    return { ...event, target: targets?.get(event.target) ?? event.target };
  });
  yield { added, skipped: 0 };
}

const NO_OWNERS: Awaited<ReturnType<typeof eventOwners>> = new Map();

/** Those of the events that are here as well, by way of Anki: their ids here, by their own. */
async function twinsOf(
  db: Db,
  user: UserId,
  { events, names: { had } }: { events: readonly CardEvent[]; names: Pick<EventNames, 'had'> },
): Promise<ReadonlyMap<EventId, EventId>> {
  const asked = events.flatMap(({ id, card, kind, at, anki }) =>
    kind !== 'retract' && had.has(card) ? [{ id, card, kind, at, row: anki?.row ?? null }] : [],
  );
  if (asked.length === 0) return NO_TWINS;
  const known = await twinsHere(db, user, asked);
  return new Map(asked.flatMap(({ id }, place) => pairOf(id, known.get(place))));
}

function pairOf(id: EventId, here: EventId | undefined): [EventId, EventId][] {
  return here === undefined ? [] : [[id, here]];
}

const NO_TWINS: ReadonlyMap<EventId, EventId> = new Map();

/** What retractions mean that is here under another id: it takes another pass, for a million ids are not kept for the sake of a few. */
async function twinsMeant(
  { db, user, file }: Pick<Importing, 'db' | 'user' | 'file'>,
  names: EventNames,
  retracts: readonly RetractEvent[],
): Promise<ReadonlyMap<EventId, EventId>> {
  const targets = new Set(retracts.map(({ target }) => target));
  const found = new Map<EventId, EventId>();
  for await (const lines of file.events()) {
    const meant = lines.filter(({ id }) => targets.has(id));
    const events = meant.flatMap((line) => eventHere(line, names) ?? []);
    for (const [id, here] of await twinsOf(db, user, { events, names })) found.set(id, here);
  }
  return found;
}

function eventHere(line: EventLine, names: ContentNames): CardEvent | null {
  const card = names.cardHere(line.card);
  if (card === undefined) return null;
  const isSame = card === line.card && !names.renumbered.has(line.card);
  const preset = 'preset' in line ? (names.presets.get(line.preset) ?? line.preset) : null;
  // Nearly always, and a copy of a million events takes its time.
  if (isSame && (preset === null || ('preset' in line && preset === line.preset))) {
    return line as CardEvent;
  }
  const revision =
    'revision' in line ? { revision: textHere(names, line.card, line.revision) } : {};
  return { ...line, card, ...(preset === null ? {} : { preset }), ...revision } as CardEvent;
}

function textHere({ renumbered }: ContentNames, card: CardId, revision: number): number {
  return renumbered.get(card)?.get(revision) ?? revision;
}
