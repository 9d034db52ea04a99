import type { Actor, Context } from '#lib/context.ts';
import { textOfHtml } from '#lib/render/text-of-html.ts';
import { dueInstant } from '#lib/scheduler/due.ts';
import type { SearchError, SearchTree } from '#lib/search/tree.ts';
import { findCardIds } from '#lib/selection/find-cards.ts';
import { questionOf } from '#lib/selection/question.ts';
import { readSearch } from '#lib/selection/read-search.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import { countFound, findPage } from '#lib/store/search/find.ts';
import type { Order, PageEnd } from '#lib/store/search/order.ts';
import type { Question } from '#lib/store/search/question.ts';
import { type FoundRow, readFound } from '#lib/store/search/read-found.ts';
import { everything, readTyped, type TypedQuery } from './card-query.ts';
import { requireDeck } from './require-deck.ts';

export type { SearchError } from '#lib/search/tree.ts';
export { type Order, type PageEnd, SORTS, type Sort } from '#lib/store/search/order.ts';

/** A card in a list. */
export interface BrowsedCard {
  readonly id: CardId;
  readonly deckId: string;
  readonly deck: string;
  readonly kind: string;
  /** Language of its text. */
  readonly language: string;
  /** On one line, shortened. */
  readonly prompt: string;
  readonly answer: string;
  readonly tags: readonly string[];
  readonly phase: 'new' | 'learning' | 'review' | 'relearning';
  readonly suspended: boolean;
  readonly buried: boolean;
  readonly marked: boolean;
  readonly flag: number;
  readonly archived: boolean;
  /** The instant from which it is due; null where it never is by itself. */
  readonly due: number | null;
  /** Whether it is due on a step within the day. */
  readonly isStep: boolean;
  /** Seconds; null before the first answer. */
  readonly interval: number | null;
  /** Days. */
  readonly stability: number | null;
  readonly difficulty: number | null;
  /** Share of recall today. */
  readonly recall: number | null;
  readonly reps: number;
  readonly lapses: number;
  readonly addedAt: number;
  readonly changedAt: number;
}

/** What is looked for. */
export interface Browsing {
  readonly search: string;
  readonly order: Order;
  readonly after: PageEnd | null;
  readonly limit: number;
}

/** A page of found cards; `end` is where the next one begins, null where there is none. */
export interface BrowsedPage {
  readonly cards: readonly BrowsedCard[];
  readonly end: PageEnd | null;
}

/** A page of the person's cards that a search asks for, or where the search is wrong. Throws `too-slow`. */
export async function browseCards(
  context: Context,
  actor: Actor,
  { search, ...page }: Browsing,
): Promise<BrowsedPage | { readonly error: SearchError }> {
  const parsed = await readSearch(context, actor, search);
  if ('error' in parsed) return parsed;
  const { db } = context.store;
  const question = await questionOf(context, actor, parsed.tree);
  const { ids, end } = await findPage(db, question, page);
  const rows = await readFound(db, actor.user, ids);
  return { cards: rows.map((row) => cardOf(row, question, actor)), end };
}

/** These cards of the person's, in the order given. */
export async function browseThese(
  context: Context,
  actor: Actor,
  ids: readonly CardId[],
): Promise<readonly BrowsedCard[]> {
  const question = await questionOf(context, actor, { kind: 'all', of: [] });
  const rows = await readFound(context.store.db, actor.user, ids);
  return rows.map((row) => cardOf(row, question, actor));
}

/** The most that is counted. */
export const MOST_COUNTED = 100_000;

/** How many cards a search asks for; one more than {@link MOST_COUNTED} where there are more; null where it is wrong. */
export async function countCards(
  context: Context,
  actor: Actor,
  search: string,
): Promise<number | null> {
  const parsed = await readSearch(context, actor, search);
  if ('error' in parsed) return null;
  const question = await questionOf(context, actor, parsed.tree);
  return countFound(context.store.db, question, MOST_COUNTED + 1);
}

/** Whether a query asks for any card. Throws `too-slow`. */
export async function findsAny(context: Context, actor: Actor, tree: SearchTree): Promise<boolean> {
  const question = await questionOf(context, actor, tree);
  return (await countFound(context.store.db, question, 1)) > 0;
}

/** All cards that a search asks for. Throws `bad-input` where it is wrong. */
export async function cardsOfSearch(
  context: Context,
  actor: Actor,
  search: string,
): Promise<CardId[]> {
  return [...(await findCardIds(context, actor, await treeOf(context, actor, search)))];
}

/** All cards that somebody asks for who may have named a deck as well. Throws `bad-input` where that is wrong, `not-found` where there is no such deck. */
export async function cardsOfTyped(
  context: Context,
  actor: Actor,
  typed: TypedQuery,
): Promise<CardId[]> {
  const read = await readTyped(context, actor, typed);
  if ('error' in read) throw new AppError('bad-input', `Unreadable query: ${typed.search}`);
  await requireDeck(context, actor, typed.deck);
  return [...(await findCardIds(context, actor, read.tree ?? everything))];
}

async function treeOf(context: Context, actor: Actor, search: string): Promise<SearchTree> {
  const parsed = await readSearch(context, actor, search);
  if ('error' in parsed) throw new AppError('bad-input', `Unreadable query: ${search}`);
  return parsed.tree;
}

const LONGEST = 240;

function cardOf(row: FoundRow, { today, decks }: Question, { settings }: Actor): BrowsedCard {
  const { id, deckId, deck, kind, language, reps, lapses, flag, addedAt, changedAt } = row;
  const { dueAt, dueDay, stability, difficulty } = row;
  const due = dueAt !== null ? ({ kind: 'instant', at: dueAt } as const) : null;
  const day = dueDay !== null ? ({ kind: 'day', day: dueDay } as const) : null;
  const when = due ?? day;
  const curve = decks.find((each) => each.id === deckId)?.curve;
  const days = Math.max(0, today - (row.lastDay ?? today));
  return {
    id,
    deckId,
    deck,
    kind,
    language,
    prompt: shortened(row.prompt),
    answer: shortened(row.answer),
    tags: [...new Set([...parsed(row.tags), ...parsed(row.ownTags)])],
    phase: row.phase as BrowsedCard['phase'],
    suspended: Boolean(row.suspended),
    buried: row.buriedDay === today,
    marked: Boolean(row.marked),
    flag,
    archived: Boolean(row.archived),
    due: when && dueInstant(when, calendarOf(settings)),
    isStep: due !== null,
    interval: row.phase === 'new' ? null : row.interval,
    stability,
    difficulty,
    recall:
      stability === null || !curve
        ? null
        : (1 + (curve.factor * days) / Math.max(stability, 0.001)) ** -curve.decay,
    reps,
    lapses,
    addedAt,
    changedAt,
  };
}

function parsed(json: string): string[] {
  return JSON.parse(json) as string[];
}

function shortened(html: string): string {
  const text = textOfHtml(html);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** Both sides of a card as clean HTML. */
export interface CardSides {
  readonly language: string;
  readonly prompt: string;
  readonly answer: string;
}

/** Both sides of one card of the person's. Throws `not-found`. */
export async function readSides(context: Context, actor: Actor, card: CardId): Promise<CardSides> {
  const [row] = await readFound(context.store.db, actor.user, [card]);
  if (!row) throw new AppError('not-found', `There is no card ${card}.`, { card });
  const { language, prompt, answer } = row;
  return { language, prompt, answer };
}
