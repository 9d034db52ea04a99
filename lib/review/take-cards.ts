import type { Actor, Context } from '#lib/context.ts';
import { SHUFFLE_PRIME, shuffleFactor } from '#lib/scheduler/order.ts';
import type { Preset, StudyDay } from '#lib/scheduler/types.ts';
import type { DeckId, NoteId } from '#lib/shared/ids.ts';
import type { StudiedDeck } from '#lib/store/decks.ts';
import {
  type Candidate,
  type DeckAsk,
  type DeckCandidates,
  type DecksRange,
  readCandidates,
  type StepCandidate,
} from '#lib/store/queue.ts';

/** What a deck may take today, beside the steps within the day that it holds already. */
export interface Wish {
  readonly deck: StudiedDeck;
  readonly preset: Preset;
  readonly soon: readonly StepCandidate[];
  /** What the limits of the day leave. */
  readonly left: { readonly new: number; readonly review: number };
}

/** What a deck serves by the day. */
export interface Taken extends DeckCandidates {
  /** Whether a daily limit kept something back. */
  readonly held: boolean;
}

/** What a deck may still take after what was answered of it today. */
export function wishOf(
  deck: StudiedDeck,
  given: Pick<Wish, 'preset' | 'soon'> & { used: { new: number; review: number } },
): Wish {
  const { preset, soon, used } = given;
  const { newPerDay, reviewsPerDay } = preset.options;
  const left = {
    new: Math.max(0, newPerDay - used.new),
    review: Math.max(0, reviewsPerDay - used.review),
  };
  return { deck, preset, soon, left };
}

/** Takes what is due by the day, then new cards, for all decks at once. */
export async function takeCards(
  { store: { db } }: Context,
  { user }: Actor,
  { today, wishes }: { today: StudyDay; wishes: readonly Wish[] },
): Promise<Map<DeckId, Taken>> {
  const shuffle = { factor: shuffleFactor(today), prime: SHUFFLE_PRIME };
  const taken = new Map<DeckId, Taken>();
  let pending = wishes;
  let most = { due: firstAsk(wishes, 'review'), new: firstAsk(wishes, 'new') };
  // Decks of which siblings took the places are read further down, until each has what it may take.
  while (pending.length > 0) {
    const decks = pending.map(toAsk);
    const found = await readCandidates(db, user, { today, decks, most, shuffle });
    for (const wish of pending) {
      const own = takeFrom(wish, found.get(wish.deck.id) ?? NOTHING, most);
      if (own) taken.set(wish.deck.id, own);
    }
    pending = pending.filter(({ deck }) => !taken.has(deck.id));
    most = { due: 4 * most.due, new: 4 * most.new };
  }
  return taken;
}

const NOTHING: DeckCandidates = { steps: [], reviews: [], news: [] };

/** Mostly enough even where every note has two cards. */
function firstAsk(wishes: readonly Wish[], kind: keyof Wish['left']): number {
  return 2 * Math.max(0, ...wishes.map(({ left }) => left[kind])) + 1;
}

function toAsk({ deck, preset }: Wish): DeckAsk {
  return { deck: deck.id, siblingsApart: preset.options.buryReviews, newFrom: deck.newFrom };
}

/** Null where more has to be read to tell. */
function takeFrom(wish: Wish, found: DeckCandidates, most: DecksRange['most']): Taken | null {
  const { left, preset, soon } = wish;
  const notes = preset.options.buryReviews ? new Set(soon.map(({ note }) => note)) : null;
  const steps = pick(found.steps, { places: left.review, asked: most.due, notes });
  if (!steps) return null;
  const places = left.review - steps.cards.length;
  const reviews = pick(found.reviews, { places, asked: most.due, notes });
  const news = reviews && pick(found.news, { places: left.new, asked: most.new, notes });
  return (
    news && {
      steps: steps.cards,
      reviews: reviews.cards,
      news: news.cards,
      held: steps.held || reviews.held || news.held,
    }
  );
}

interface Picking {
  readonly places: number;
  /** How many cards were asked for: fewer are all there are. */
  readonly asked: number;
  /** Notes that are in the queue already; null where siblings may meet. */
  readonly notes: Set<NoteId> | null;
}

/** As many cards as there are places for; of one note only the first, unless siblings may meet. */
function pick(found: readonly Candidate[], { places, asked, notes }: Picking) {
  const cards = notes ? firstOfEachNote(found, notes) : found;
  if (found.length === asked && cards.length <= places) return null;
  const kept = cards.slice(0, places);
  for (const { note } of kept) notes?.add(note);
  return { cards: kept, held: cards.length > places };
}

function firstOfEachNote(
  found: readonly Candidate[],
  notes: ReadonlySet<NoteId>,
): readonly Candidate[] {
  const seen = new Set(notes);
  return found.filter(({ note }) => {
    if (seen.has(note)) return false;
    seen.add(note);
    return true;
  });
}
