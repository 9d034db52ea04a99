import type { CardId, DeckId, UserId } from '#lib/shared/ids.ts';
import { type CountedCard, countCard, PHASE_PLACE } from './memory-counts.ts';
import { type DeckMemories, type DueLoads, remembered } from './remembered.ts';
import { list, query } from './sql.ts';
import type { Db } from './store.ts';

/** More changed cards than this, and counting anew is as well. */
const FEW = 50;

interface Writing {
  readonly cards: readonly CardId[];
  readonly write: () => Promise<void>;
}

/** Runs what writes the person's states of these cards, and keeps count of what is due and what is known: their own moves, that of others holds on. */
export async function keepingCount(db: Db, user: UserId, { cards, write }: Writing): Promise<void> {
  const { loads, memories } = remembered();
  const [allLoads, allMemories] = [loads.all(), memories.all()];
  const [load, memory] = [loads.get(user), memories.get(user)];
  const isMoved = cards.length <= FEW && (load ?? memory) !== undefined;
  const before = isMoved ? await placesOf(db, user, cards) : [];
  await write();
  const after = isMoved ? await placesOf(db, user, cards) : [];
  for (const [other, known] of allLoads) if (other !== user) loads.set(other, known);
  for (const [other, known] of allMemories) if (other !== user) memories.set(other, known);
  if (!isMoved) return;
  if (load) loads.set(user, movedLoads(load, before, after));
  if (memory) memories.set(user, movedMemories(memory, before, after));
}

/** A live card of the person, as it is counted. */
interface CardPlace extends Omit<CountedCard, 'hidden' | 'decay' | 'factor'> {
  readonly deck: DeckId;
  readonly suspended: number;
  readonly buriedDay: number | null;
}

function placesOf(db: Db, user: UserId, cards: readonly CardId[]): Promise<CardPlace[]> {
  return query<CardPlace>(
    db,
    `SELECT s."deckId" AS "deck", ${PHASE_PLACE} AS "phase", s."suspended" + 0 AS "suspended", s."buriedDay",
       s."interval", s."stability", s."difficulty", s."lastDay", s."dueDay"
     FROM json_each(?2) wanted CROSS JOIN "CardState" s
     WHERE s."userId" = ?1 AND s."cardId" = wanted.value AND s."archived" = 0`,
    user,
    list(cards),
  );
}

function movedLoads(
  { from, days, byDeck }: DueLoads,
  before: readonly CardPlace[],
  after: readonly CardPlace[],
): DueLoads {
  const counts = new Map<DeckId, number[]>();
  const change = ({ deck, dueDay, suspended }: CardPlace, by: number) => {
    if (dueDay === null || suspended === 1) return;
    const own = counts.get(deck) ?? [...(byDeck.get(deck) ?? new Array<number>(days).fill(0))];
    const count = own[dueDay - from];
    if (count !== undefined) own[dueDay - from] = Math.max(0, count + by);
    counts.set(deck, own);
  };
  for (const place of before) change(place, -1);
  for (const place of after) change(place, 1);
  return { from, days, byDeck: new Map([...byDeck, ...counts]) };
}

function movedMemories(
  { today, byDeck }: DeckMemories,
  before: readonly CardPlace[],
  after: readonly CardPlace[],
): DeckMemories {
  const moved = new Map(byDeck);
  const touched = new Set([...before, ...after].map(({ deck }) => deck));
  for (const deck of touched) {
    const known = byDeck.get(deck);
    if (known === undefined) continue;
    const counts = [...known.counts];
    const change = (places: readonly CardPlace[], by: 1 | -1) => {
      for (const place of places) {
        if (place.deck !== deck) continue;
        const hidden = hiddenOf(place, today);
        countCard(counts, { ...place, hidden, ...known.curve }, { today, by });
      }
    };
    change(before, -1);
    change(after, 1);
    moved.set(deck, { curve: known.curve, counts });
  }
  return { today, byDeck: moved };
}

function hiddenOf({ suspended, buriedDay }: CardPlace, today: number): number {
  if (suspended === 1) return 1;
  return buriedDay === today ? 2 : 0;
}
