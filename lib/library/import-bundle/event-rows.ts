import type { EventLine } from '#lib/formats/bundle/event-line.ts';
import type { CardEvent } from '#lib/scheduler/types.ts';
import type { CardId, PresetId } from '#lib/shared/ids.ts';
import { eventOwners } from '#lib/store/bundle-rows.ts';
import { highestEvent } from '#lib/store/events.ts';
import type { CardRows } from './card-rows.ts';
import type { Importing } from './importing.ts';

/** What the things that an event names are here. */
export interface EventNames {
  /** The card that one of the file is here; undefined where it has no place. */
  readonly cardHere: (card: CardId) => CardId | undefined;
  readonly renumbered: CardRows['renumbered'];
  readonly presets: ReadonlyMap<PresetId, PresetId>;
}

/** A page of events, sorted out. */
export interface EventPage {
  /** Events that are not here yet, as they are here. */
  readonly added: readonly CardEvent[];
  /** How many cannot come: their card is not here, or their id belongs to another card or person. */
  readonly skipped: number;
}

/** Sorts the events of a file out, page by page, by what was here before. One that the file holds twice comes twice. */
export async function* eventPages(
  { db: before, user, file }: Importing,
  names: EventNames,
): AsyncGenerator<EventPage> {
  const highest = await highestEvent(before);
  for await (const lines of file.events()) {
    const events = lines.flatMap((line) => eventHere(line, names) ?? []);
    const asked = events.flatMap(({ id }) => (id > highest ? [] : [id]));
    const skipped = lines.length - events.length;
    if (asked.length === 0) {
      yield { added: events, skipped };
      continue;
    }
    const owners = await eventOwners(before, asked);
    const strangers = events.filter(({ id, card }) => {
      const owner = owners.get(id);
      return owner !== undefined && (owner.userId !== user || owner.cardId !== card);
    });
    const added = events.filter(({ id }) => !owners.has(id));
    yield { added, skipped: skipped + strangers.length };
  }
}

function eventHere(line: EventLine, names: EventNames): CardEvent | null {
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

function textHere({ renumbered }: EventNames, card: CardId, revision: number): number {
  return renumbered.get(card)?.get(revision) ?? revision;
}
