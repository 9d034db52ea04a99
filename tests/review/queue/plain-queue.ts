import { recall } from '#lib/scheduler/memory.ts';
import { cardSalt, idChance, shuffleKey } from '#lib/scheduler/order.ts';
import type { StudyOptions } from '#lib/scheduler/study-options.ts';
import type { CardMemoryState } from '#lib/scheduler/types.ts';

/** A deck as a person thinks of it. */
export interface PlainDeck {
  readonly id: string;
  readonly parent: string | null;
  readonly onDesk: boolean;
  readonly position: number;
  readonly options: StudyOptions;
  readonly own: { new: number | null; review: number | null };
  readonly todayOnly: { new: number | null; review: number | null } | null;
}

export interface PlainCard {
  readonly id: string;
  readonly note: string;
  readonly deck: string;
  readonly position: number;
  readonly createdAt: number;
  readonly away: 'no' | 'suspended' | 'buried' | 'archived';
  readonly state: CardMemoryState;
}

/** All that decides about the queue, and nothing of how it is stored. */
export interface PlainDay {
  readonly now: number;
  readonly today: number;
  readonly learnAhead: number;
  readonly fromTop: boolean;
  readonly newIgnoresReviews: boolean;
  readonly decks: readonly PlainDeck[];
  readonly cards: readonly PlainCard[];
  /** Cards answered today: as what they were answered first. */
  readonly answered: ReadonlyMap<string, Kind>;
}

const KINDS = ['step', 'day-step', 'review', 'new'] as const;
export type Kind = (typeof KINDS)[number];

export function kindOf({ state }: PlainCard): Kind {
  if (state.phase === 'new' || state.phase === 'review') return state.phase;
  return state.due?.kind === 'instant' ? 'step' : 'day-step';
}

/**
 * The queue by the written rules, told as plainly as they are: every question is answered by counting everything again.
 * `opened` null is the whole desk. Nothing of the app is used but the published shuffles and the forgetting curve.
 */
export function plainQueue(day: PlainDay, opened: string | null): PlainCard[] {
  const scope = day.decks.filter(
    (deck) => deck.onDesk && (opened === null || lineage(day, deck.id).includes(opened)),
  );
  if (opened !== null && !scope.some(({ id }) => id === opened)) return [];
  const inScope = (card: PlainCard) => scope.some(({ id }) => id === card.deck);
  const live = day.cards.filter((card) => card.away === 'no' && inScope(card));
  const steps = live
    .filter((card) => kindOf(card) === 'step' && dueAt(card) <= day.now + day.learnAhead)
    .sort((a, b) => dueAt(a) - dueAt(b) || compare(a.id, b.id));
  const main: PlainCard[] = [];
  const tops = scope.filter((deck) =>
    opened === null ? parentOf(day, deck.id) === null : deck.id === opened,
  );
  for (const top of inDeskOrder(tops)) main.push(...ofTop(day, top, { live, steps, taken: main }));
  const isDue = (card: PlainCard) => dueAt(card) <= day.now;
  return [...steps.filter(isDue), ...main, ...steps.filter((card) => !isDue(card))];

  function ofTop(
    day: PlainDay,
    top: PlainDeck,
    given: { live: PlainCard[]; steps: PlainCard[]; taken: PlainCard[] },
  ): PlainCard[] {
    const places = treeOrder(day, top.id);
    const own = given.live.filter((card) => places.includes(card.deck));
    const taken = [...given.taken];
    const takeAll = (kind: Kind, cards: PlainCard[]) => {
      const mine: PlainCard[] = [];
      for (const card of cards) {
        if (hidden(day, card, [...given.steps, ...taken])) continue;
        if (!hasRoom(day, card, { opened, taken })) continue;
        taken.push(card);
        mine.push(card);
      }
      return { kind, mine };
    };
    const due = (kind: Kind) =>
      sorted(
        own.filter((card) => kindOf(card) === kind && dueDay(card) <= day.today),
        (card) => dueOrder(day, card, { top, places }),
      );
    const daySteps = takeAll('day-step', due('day-step')).mine;
    const reviews = takeAll('review', due('review')).mine;
    const gathered = takeAll(
      'new',
      sorted(
        own.filter((card) => kindOf(card) === 'new'),
        (card) => gatherOrder(day, card, { top, places }),
      ),
    ).mine;
    const news = sorted(gathered, (card) => [
      ...showOrder(day, card, top.options),
      gathered.indexOf(card),
    ]);
    const done = (kind: Kind) =>
      day.cards.filter((card) => places.includes(card.deck) && day.answered.get(card.id) === kind)
        .length;
    const byDay = mix(reviews, daySteps, {
      how: top.options.interdayMix,
      doneMain: done('review'),
      doneOthers: done('day-step'),
    });
    return mix(byDay, news, {
      how: top.options.newMix,
      doneMain: done('review') + done('day-step'),
      doneOthers: done('new'),
    });
  }
}

function dueAt({ state }: PlainCard): number {
  return state.due?.kind === 'instant' ? state.due.at : Number.NaN;
}

function dueDay({ state }: PlainCard): number {
  return state.due?.kind === 'day' ? state.due.day : Number.NaN;
}

/** A deck and those around it on the desk, outward. */
function lineage(day: PlainDay, id: string): string[] {
  const parent = parentOf(day, id);
  return parent === null ? [id] : [id, ...lineage(day, parent)];
}

function parentOf(day: PlainDay, id: string): string | null {
  const parent = day.decks.find((deck) => deck.id === id)?.parent ?? null;
  if (parent === null) return null;
  return day.decks.find((deck) => deck.id === parent)?.onDesk ? parent : parentOf(day, parent);
}

function inDeskOrder(decks: readonly PlainDeck[]): PlainDeck[] {
  return [...decks].sort((a, b) => a.position - b.position);
}

/** The decks of a branch from top to bottom. */
function treeOrder(day: PlainDay, top: string): string[] {
  const children = day.decks.filter((deck) => deck.onDesk && parentOf(day, deck.id) === top);
  return [top, ...inDeskOrder(children).flatMap(({ id }) => treeOrder(day, id))];
}

function optionsOf(day: PlainDay, card: PlainCard): StudyOptions {
  const deck = day.decks.find(({ id }) => id === card.deck);
  if (!deck) throw new Error('a card without a deck');
  return deck.options;
}

/** Kept off this day by a sibling that was answered, or stands before it. */
function hidden(day: PlainDay, card: PlainCard, before: readonly PlainCard[]): boolean {
  const { buryNew, buryReviews, buryInterday } = optionsOf(day, card);
  const kind = kindOf(card);
  const apart = kind === 'new' ? buryNew : kind === 'review' ? buryReviews : buryInterday;
  const rank = KINDS.indexOf(kind);
  const siblings = day.cards.filter(({ id, note }) => note === card.note && id !== card.id);
  return (
    apart &&
    siblings.some((sibling) => {
      const first = day.answered.get(sibling.id);
      if (first !== undefined) return KINDS.indexOf(first) <= rank;
      return before.includes(sibling) && KINDS.indexOf(kindOf(sibling)) <= rank;
    })
  );
}

/** Whether no limit stands against one more card. */
function hasRoom(
  day: PlainDay,
  card: PlainCard,
  { opened, taken }: { opened: string | null; taken: readonly PlainCard[] },
): boolean {
  const whole = lineage(day, card.deck);
  const reach = opened === null || day.fromTop ? whole.length : whole.indexOf(opened) + 1;
  return whole.slice(0, reach).every((id) => {
    const deck = day.decks.find((each) => each.id === id) as PlainDeck;
    const limit = limits(deck);
    const within = (each: PlainCard) => lineageOfCard(day, each).includes(id);
    const ofKind = (kinds: readonly Kind[]) =>
      taken.filter((each) => within(each) && kinds.includes(kindOf(each))).length;
    const answered = (kinds: readonly Kind[]) =>
      day.cards.filter((each) => {
        const first = day.answered.get(each.id);
        return first !== undefined && kinds.includes(first) && within(each);
      }).length;
    const reviewsUsed = answered(['review', 'day-step']) + ofKind(['review', 'day-step']);
    const newsUsed = answered(['new']) + ofKind(['new']);
    const together = day.newIgnoresReviews ? reviewsUsed : reviewsUsed + newsUsed;
    if (kindOf(card) !== 'new') return together < limit.review;
    return newsUsed < limit.new && (day.newIgnoresReviews || together < limit.review);
  });
}

function lineageOfCard(day: PlainDay, card: PlainCard): string[] {
  return day.decks.find(({ id }) => id === card.deck)?.onDesk ? lineage(day, card.deck) : [];
}

function limits({ options, own, todayOnly }: PlainDeck): { new: number; review: number } {
  return {
    new: todayOnly?.new ?? own.new ?? options.newPerDay,
    review: todayOnly?.review ?? own.review ?? options.reviewsPerDay,
  };
}

interface Within {
  readonly top: PlainDeck;
  readonly places: readonly string[];
}

function dueOrder(day: PlainDay, card: PlainCard, { top, places }: Within): number[] {
  const { state } = card;
  const due = dueDay(card);
  const place = places.indexOf(card.deck);
  const chance = shuffleKey(cardSalt(card.id as never), day.today);
  const elapsed = day.today - (state.lastDay ?? due);
  const { parameters, retention } = optionsOf(day, card);
  const now = state.memory ? recall(state.memory, elapsed, parameters) : 0;
  switch (top.options.reviewOrder) {
    case 'due':
      return [due, chance];
    case 'due-deck':
      return [due, place, chance];
    case 'deck-due':
      return [place, due, chance];
    case 'interval-up':
      return [state.interval, chance];
    case 'interval-down':
      return [-state.interval, chance];
    case 'difficulty-up':
      return [state.memory?.difficulty ?? 5, chance];
    case 'difficulty-down':
      return [-(state.memory?.difficulty ?? 5), chance];
    case 'recall-up':
      return [now, chance];
    case 'recall-down':
      return [-now, chance];
    case 'overdue':
      return [-overdue(now, retention, parameters), chance];
    case 'random':
      return [chance];
    case 'added':
      return [card.createdAt, card.position];
    case 'added-down':
      return [-card.createdAt, -card.position];
  }
}

/** How many times the wait that the wanted retention asks for has gone by. */
function overdue(now: number, retention: number, parameters: readonly number[]): number {
  const decay = -(parameters[20] ?? 0);
  return (now ** (1 / decay) - 1) / (retention ** (1 / decay) - 1);
}

function gatherOrder(day: PlainDay, card: PlainCard, { top, places }: Within): number[] {
  const place = places.indexOf(card.deck);
  switch (top.options.newGather) {
    case 'deck':
      return [place, card.position];
    case 'deck-random-notes':
      return [place, chanceOf(card.note, day), card.position];
    case 'position':
      return [card.position, place];
    case 'position-down':
      return [-card.position, place];
    case 'random-notes':
      return [chanceOf(card.note, day), card.position];
    case 'random-cards':
      return [chanceOf(card.id, day)];
  }
}

function showOrder(day: PlainDay, card: PlainCard, { newSort }: StudyOptions): number[] {
  const siblings = day.cards.filter(({ note, away }) => note === card.note && away !== 'archived');
  const template = sorted(siblings, ({ position }) => [position]).indexOf(card);
  switch (newSort) {
    case 'template-gathered':
      return [template];
    case 'gathered':
      return [];
    case 'template-random':
      return [template, chanceOf(card.id, day)];
    case 'random-note-template':
      return [chanceOf(card.note, day), template];
    case 'random':
      return [chanceOf(card.id, day)];
  }
}

function chanceOf(id: string, { today }: PlainDay): number {
  return shuffleKey(idChance(id), today);
}

/** One list before, after or evenly among the other; the places of a whole day, those already answered left out. */
function mix(
  main: readonly PlainCard[],
  others: readonly PlainCard[],
  { how, doneMain, doneOthers }: { how: string; doneMain: number; doneOthers: number },
): PlainCard[] {
  if (how === 'before') return [...others, ...main];
  if (how === 'after') return [...main, ...others];
  const mains: (PlainCard | null)[] = [...Array<null>(doneMain).fill(null), ...main];
  const rest: (PlainCard | null)[] = [...Array<null>(doneOthers).fill(null), ...others];
  const total = mains.length + rest.length;
  const whole: (PlainCard | null)[] = [];
  for (let place = 1; place <= total; place++) {
    const wanted = Math.floor((place * (others.length + doneOthers)) / total + 0.5);
    const taken = others.length + doneOthers - rest.length;
    const next = wanted > taken ? rest.shift() : mains.shift();
    whole.push(next ?? null);
  }
  return whole.filter((card) => card !== null);
}

function sorted(cards: readonly PlainCard[], keyOf: (card: PlainCard) => number[]): PlainCard[] {
  return [...cards].sort((a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)];
    const place = left.findIndex((value, index) => value !== right[index]);
    return place < 0 ? compare(a.id, b.id) : (left[place] ?? 0) - (right[place] ?? 0);
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}
