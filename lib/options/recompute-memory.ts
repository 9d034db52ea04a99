import type { Actor, Context } from '#lib/context.ts';
import { refoldCards } from '#lib/history/refold-cards.ts';
import { retraction } from '#lib/history/retraction.ts';
import { withRetention } from '#lib/scheduler/deck-options.ts';
import { fold, liveEvents } from '#lib/scheduler/fold.ts';
import type { StudyOptions } from '#lib/scheduler/study-options.ts';
import type { BaselineEvent, CardEvent, CardMemoryState } from '#lib/scheduler/types.ts';
import type { CardId, DeckId, OperationId, UserId } from '#lib/shared/ids.ts';
import { letOthersIn } from '#lib/shared/let-others-in.ts';
import { broughtBaselines } from '#lib/store/brought-baselines.ts';
import { settleCards } from '#lib/store/decks.ts';
import { insertEvents, readEventsOf } from '#lib/store/events.ts';
import type { Db } from '#lib/store/store.ts';
import { transact } from '#lib/store/transact.ts';
import { type DeckStudy, decksUnder, readDeckStudy } from './deck-study.ts';

/** What it would do to reckon memory anew from the answers, where it came along with the cards. */
export interface Recomputing {
  /** Cards whose memory came along and whose answers are all here, from the first one on. */
  readonly cards: number;
  /** Cards whose memory came along without the first answers: they keep it. */
  readonly withoutBeginning: number;
  /** Cards that would be remembered longer, and shorter, by at least a twentieth. */
  readonly longer: number;
  readonly shorter: number;
  /** Median stability in days, as it is and as it would be; null where there is no card. */
  readonly before: number | null;
  readonly after: number | null;
  /** Cards that would be due at another time: their log says another than came with them. */
  readonly moved: number;
}

/**
 * Foresees what {@link recomputeMemory} would do to the cards of all decks under this deck's preset. Changes nothing. Throws `not-found`.
 */
export async function previewRecomputing(
  context: Context,
  actor: Actor,
  deck: DeckId,
): Promise<Recomputing> {
  const { db } = context.store;
  const effect = new Effect();
  const study = await readDeckStudy(db, { context, actor, deck });
  for await (const { cards, withoutBeginning } of recomputed(db, actor.user, study)) {
    effect.withoutBeginning += withoutBeginning;
    for (const card of cards) effect.add(card);
  }
  return effect.told();
}

/**
 * Takes back what came along as the memory of cards, wherever their answers are all here: memory, due date and counts follow from these then, under
 * the present parameters. One operation; null where there is nothing to do. Throws `not-found`.
 */
export async function recomputeMemory(
  context: Context,
  actor: Actor,
  deck: DeckId,
): Promise<OperationId | null> {
  const id = context.newId<'operation'>();
  const head = { id, user: actor.user, kind: 'fit' as const, at: context.now(), label: { deck } };
  const count = await transact(context.store, head, async (change) => {
    const { db } = change;
    const study = await readDeckStudy(db, { context, actor, deck });
    const done: CardId[] = [];
    for await (const { cards } of recomputed(db, actor.user, study)) {
      const events = cards.flatMap(({ card, baselines }) =>
        baselines.map((event) => retraction(context, actor, { event: event.id, card })),
      );
      if (events.length === 0) continue;
      await insertEvents(db, actor.user, events);
      change.remember({ kind: 'retract', events: events.map((event) => event.id) });
      const own = cards.map(({ card }) => card);
      await refoldCards(db, actor.user, own);
      done.push(...own);
    }
    await settleCards(db, actor.user, done);
    return done.length;
  });
  return count > 0 ? id : null;
}

/** A card as it is and as it would be. */
interface Recomputed {
  readonly card: CardId;
  /** What would be taken back. */
  readonly baselines: readonly BaselineEvent[];
  readonly before: CardMemoryState;
  readonly after: CardMemoryState;
}

async function* recomputed(
  db: Db,
  user: UserId,
  study: DeckStudy,
): AsyncGenerator<{ cards: Recomputed[]; withoutBeginning: number }> {
  const options = optionsByDeck(study);
  for (let after: CardId | '' = ''; ; ) {
    const page: { card: CardId; deck: DeckId }[] = await broughtBaselines(db, user, {
      decks: [...options.keys()],
      after,
      most: CHUNK,
    });
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.card;
    const events = await readEventsOf(
      db,
      user,
      page.map(({ card }) => card),
    );
    const all = page.map(({ card, deck }) =>
      recomputedCard(card, events.get(card) ?? [], options.get(deck) as StudyOptions),
    );
    yield {
      cards: all.flatMap((each) => (each === null || each === 'no-beginning' ? [] : each)),
      withoutBeginning: all.filter((each) => each === 'no-beginning').length,
    };
    await letOthersIn();
  }
}

const CHUNK = 1000;

function optionsByDeck({ preset, decks }: DeckStudy): Map<DeckId, StudyOptions> {
  return new Map(
    decksUnder(decks, preset.id).map(({ id, retention }) => [
      id,
      withRetention(preset.options, retention),
    ]),
  );
}

/** Null where nothing of what came along counts any more. */
function recomputedCard(
  card: CardId,
  events: readonly CardEvent[],
  options: StudyOptions,
): Recomputed | 'no-beginning' | null {
  const live = liveEvents(events);
  const since = live.findLastIndex(isBeginning) + 1;
  const baselines = live.slice(since).filter(isBrought);
  if (baselines.length === 0) return null;
  const [first] = live.slice(since).filter(({ kind }) => kind === 'answer');
  if (first?.kind !== 'answer' || first.phaseBefore !== 'new') return 'no-beginning';
  const gone = new Set(baselines.map(({ id }) => id));
  const left = live.filter(({ id }) => !gone.has(id));
  return { card, baselines, before: fold(live, options), after: fold(left, options) };
}

/** After it a card is new. */
function isBeginning(event: CardEvent): boolean {
  return event.kind === 'reset' || (event.kind === 'baseline' && event.schedule === null);
}

function isBrought(event: CardEvent): event is BaselineEvent {
  return event.kind === 'baseline' && event.schedule !== null && event.anki !== undefined;
}

/** So much longer or shorter counts. */
const NOTABLE = 0.05;

class Effect {
  withoutBeginning = 0;
  #longer = 0;
  #shorter = 0;
  #moved = 0;
  readonly #before: number[] = [];
  readonly #after: number[] = [];

  add({ before, after }: Recomputed): void {
    const [was, is] = [before.memory?.stability ?? 0, after.memory?.stability ?? 0];
    this.#before.push(was);
    this.#after.push(is);
    if (is > was * (1 + NOTABLE)) this.#longer += 1;
    if (is < was * (1 - NOTABLE)) this.#shorter += 1;
    if (JSON.stringify(before.due) !== JSON.stringify(after.due)) this.#moved += 1;
  }

  told(): Recomputing {
    return {
      cards: this.#before.length,
      withoutBeginning: this.withoutBeginning,
      longer: this.#longer,
      shorter: this.#shorter,
      before: median(this.#before),
      after: median(this.#after),
      moved: this.#moved,
    };
  }
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
