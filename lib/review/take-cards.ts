import type { Actor, Context } from '#lib/context.ts';
import { SHUFFLE_PRIME, shuffleFactor } from '#lib/scheduler/order.ts';
import type { Preset, StudyDay } from '#lib/scheduler/types.ts';
import type { DeckId, NoteId } from '#lib/shared/ids.ts';
import type { StudiedDeck } from '#lib/store/decks.ts';
import {
  type Candidate,
  type DeckAsk,
  type DecksRange,
  dueReviews,
  learningByDay,
  newCards,
  type StepCandidate,
} from '#lib/store/queue.ts';

/** A deck's queue in the making: what it may still take, and what it took. */
export interface Wish {
  readonly deck: StudiedDeck;
  readonly preset: Preset;
  readonly soon: readonly StepCandidate[];
  /** Notes that are in the queue already. */
  readonly notes: Set<NoteId>;
  readonly left: { new: number; review: number };
  readonly taken: { steps: Candidate[]; reviews: Candidate[]; news: Candidate[] };
  held: boolean;
}

/** What a deck may take today, beside the steps within the day that it holds already. */
export function wishOf(
  deck: StudiedDeck,
  given: Pick<Wish, 'preset' | 'soon'> & { used: { new: number; review: number } },
): Wish {
  const { preset, soon, used } = given;
  const { newPerDay, reviewsPerDay } = preset.options;
  return {
    deck,
    preset,
    soon,
    notes: new Set(soon.map(({ note }) => note)),
    left: {
      new: Math.max(0, newPerDay - used.new),
      review: Math.max(0, reviewsPerDay - used.review),
    },
    taken: { steps: [], reviews: [], news: [] },
    held: false,
  };
}

/** Takes what is due by the day, then new cards, into the wishes: each kind from all decks at once. */
export async function takeCards(
  { store: { db } }: Context,
  { user }: Actor,
  { today, wishes }: { today: StudyDay; wishes: readonly Wish[] },
): Promise<void> {
  const shuffle = { factor: shuffleFactor(today), prime: SHUFFLE_PRIME };
  const takeAll = (kind: Kind, read: (range: DecksRange) => Promise<Map<DeckId, Candidate[]>>) =>
    takeKind(wishes, kind, (decks, limit) => read({ today, decks, limit }));
  await takeAll('steps', (range) => learningByDay(db, user, range));
  await takeAll('reviews', (range) => dueReviews(db, user, { ...range, ...shuffle }));
  await takeAll('news', (range) => newCards(db, user, range));
}

type Kind = keyof Wish['taken'];

/** Reads further down those decks of which siblings took the places, until each has what it may take. */
async function takeKind(
  wishes: readonly Wish[],
  kind: Kind,
  read: (decks: DeckAsk[], limit: number) => Promise<Map<DeckId, Candidate[]>>,
): Promise<void> {
  let pending = wishes;
  // Mostly enough even where every note has two cards.
  let asked = 2 * Math.max(0, ...wishes.map((wish) => leftOf(wish, kind))) + 1;
  while (pending.length > 0) {
    const found = await read(pending.map(toAsk), asked);
    pending = pending.filter((wish) => {
      const cards = found.get(wish.deck.id) ?? [];
      const isAll = cards.length < asked;
      const isEnough = isAll || apart(wish, cards).length > leftOf(wish, kind);
      if (isEnough) take(wish, kind, cards);
      return !isEnough;
    });
    asked *= 4;
  }
}

/** Takes as many of the cards as the limit of the day allows. */
function take(wish: Wish, kind: Kind, found: readonly Candidate[]): void {
  const limit = leftOf(wish, kind);
  const cards = apart(wish, found);
  const kept = cards.slice(0, limit);
  for (const { note } of kept) wish.notes.add(note);
  wish.taken[kind].push(...kept);
  wish.left[kind === 'news' ? 'new' : 'review'] -= kept.length;
  if (cards.length > limit) wish.held = true;
}

function leftOf({ left }: Wish, kind: Kind): number {
  return kind === 'news' ? left.new : left.review;
}

/** Of one note only the first card, unless siblings may meet. */
function apart({ preset, notes }: Wish, found: readonly Candidate[]): readonly Candidate[] {
  if (!preset.options.burySiblings) return found;
  const seen = new Set(notes);
  return found.filter(({ note }) => {
    if (seen.has(note)) return false;
    seen.add(note);
    return true;
  });
}

function toAsk({ deck, preset }: Wish): DeckAsk {
  return { deck: deck.id, siblingsApart: preset.options.burySiblings, newFrom: deck.newFrom };
}
