import { redrawFlags } from '#lib/drawing/redraw-cards.ts';
import type { AnkiCard, AnkiCollection } from '#lib/formats/anki/collection.ts';
import type { BaselineEvent } from '#lib/scheduler/types.ts';
import { IdRun, idInBlock } from '#lib/shared/id-run.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { insertEvents } from '#lib/store/events.ts';
import { type HistoryMark, historyMarks } from '#lib/store/fields-notes.ts';
import { type LogRow, logRows, type NumberedLogRow } from '#lib/store/review-log.ts';
import { type Change, changeRows } from '#lib/store/transact.ts';
import { type Row, readRowsByKey } from '#lib/store/write-rows.ts';
import { isAsCame } from './card-baseline.ts';
import { distinct } from './card-logs.ts';
import { hasMarks, marksSaid, remarked, type SaidMarks } from './card-marks.ts';
import { ComparedCards } from './compared-cards.ts';
import type { PackageImport } from './importing.ts';
import type { NumberedCard, OutlinedCard, ReviewLog } from './review-log.ts';
import { unstudiedRow } from './state-rows.ts';
import type { WrittenCard } from './write-notes.ts';
import type { PresetOfDeck } from './write-study.ts';

/** Cards that are held at once. */
const CHUNK = 2000;

const UNMARKED: SaidMarks = { mark: undefined, isMarked: false };
const NO_NEWS = { before: UNMARKED, now: UNMARKED };

/** What comes to the history of a card. */
interface Addition {
  readonly logged: OutlinedCard;
  readonly rows: readonly NumberedLogRow[];
  readonly baseline: BaselineEvent | null;
}

/** Adds to the histories of cards that were here what they lack, and the marks that they lack. */
export class KnownHistories {
  readonly #change: Change;
  readonly #importing: PackageImport;
  readonly #log: ReviewLog;
  readonly #presets: () => Promise<PresetOfDeck>;
  /** Taken back one by one, for the states of their cards follow. */
  readonly #ids: IdRun<'event'>;
  /** Cards to whose histories something was added. */
  readonly merged = new Set<CardId>();
  readonly #compared: ComparedCards;
  /** Numbers of the cards that came. */
  readonly came = new Set<number>();

  constructor(
    change: Change,
    {
      importing,
      log,
      presets,
    }: { importing: PackageImport; log: ReviewLog; presets: () => Promise<PresetOfDeck> },
  ) {
    this.#change = change;
    this.#importing = importing;
    this.#log = log;
    this.#presets = presets;
    this.#ids = new IdRun(importing.newId<'event'>(), importing.newId);
    this.#compared = new ComparedCards(change.db, importing.user);
  }

  /** Takes cards, whose histories are compared and let go where nothing is new. */
  async add(cards: readonly NumberedCard[]): Promise<void> {
    for (const { anki } of cards) this.came.add(anki.id);
    await this.#compared.add(cards);
  }

  /** Merges the histories of the others. */
  async finish(): Promise<void> {
    await this.#compared.finish();
    const { open } = this.#compared;
    let done = 0;
    for (const chunk of chunksOf(this.#importing.collection, open)) {
      await this.#merge(chunk);
      done += chunk.length;
      this.#importing.told({ stage: 'history', done, total: open.size });
    }
  }

  async #merge(cards: readonly NumberedCard[]): Promise<void> {
    const presetOf = await this.#presets();
    const isChanged = ({ anki }: NumberedCard) => this.#compared.changed.has(anki.id);
    const changed = await this.#log.outlined(cards.filter(isChanged));
    const added = changed.length > 0 ? await this.#missing(changed, presetOf) : [];
    for (const { logged } of added) this.merged.add(logged.card.id);
    await this.#marks(cards, new Set(added.map(({ logged }) => logged.card)));
    if (added.length > 0) await this.#insert(added, presetOf);
  }

  async #insert(added: readonly Addition[], presetOf: PresetOfDeck): Promise<void> {
    const only = added.flatMap(({ rows }) => rows.map(({ n }) => n));
    const withRows = added.flatMap(({ logged, rows }) => (rows.length > 0 ? logged : []));
    await this.#log.insert(withRows, { presetOf, ids: this.#ids, only });
    const baselines = added.flatMap(({ baseline }) => baseline ?? []);
    await insertEvents(this.#change.db, this.#importing.user, baselines);
    const block = this.#log.block(this.#ids);
    const ofRows = only.map((place) => idInBlock<'event'>(block, place));
    const events = [...ofRows, ...baselines.map(({ id }) => id)];
    this.#change.remember({ kind: 'remove-events', events });
  }

  async #missing(cards: readonly OutlinedCard[], presetOf: PresetOfDeck): Promise<Addition[]> {
    const { db: before, user } = this.#importing;
    const marks = new Map(
      (await historyMarks(before, user, idsOf(cards))).map((mark) => [mark.cardId, mark]),
    );
    const numbers = cards.map(({ anki }) => anki.id);
    const rows = grouped(await logRows(this.#change.db, numbers));
    return cards.flatMap((logged) => {
      const all = rows.get(logged.anki.id) ?? [];
      return this.#missingOf(logged, { all, mark: marks.get(logged.card.id), presetOf }) ?? [];
    });
  }

  /**
   * What the history here lacks. Where it knows more than the file, the newest event here says how the card stands; and where a card was
   * studied here and the log of the file is no news, nothing happened to it there.
   */
  #missingOf(
    logged: OutlinedCard,
    {
      all,
      mark,
      presetOf,
    }: {
      readonly all: readonly NumberedLogRow[];
      readonly mark: HistoryMark | undefined;
      readonly presetOf: PresetOfDeck;
    },
  ): Addition | null {
    const { anki } = logged;
    const { tally } = this.#importing;
    const known = new Set(mark ? (JSON.parse(mark.known) as number[]) : []);
    const rows = all.filter(({ id }) => !known.has(id));
    tally.addReviews(rows.filter(({ rating }) => rating >= 1).length);
    const isOurs = (mark?.own ?? 0) > 0;
    const isSame = isOurs || isAsCame(mark?.row, anki);
    if (rows.length === 0 && isSame) return null;
    const isBehind = !isAbreast(all, known, mark) || isOlder(anki, mark);
    const making = { presetOf, ids: this.#ids };
    const baseline = isBehind ? null : this.#log.baselineOf(logged, making);
    if (baseline && !mark && all.length === 0) tally.addSchedule();
    if (rows.length === 0 && baseline === null) return null;
    return { logged, rows, baseline };
  }

  /** What was put on cards in Anki since they came last, or taken away there; and a row for each that has a history from now on. */
  async #marks(cards: readonly NumberedCard[], added: ReadonlySet<WrittenCard>): Promise<void> {
    const { user } = this.#importing;
    const told = cards.flatMap(({ card }) => {
      if (card.news === null && !added.has(card)) return [];
      const { before, now } = card.news ?? NO_NEWS;
      const said = (marks: SaidMarks) => marksSaid(marks, this.#importing);
      return { card, marks: { before: said(before), now: said(now) } };
    });
    const keys = told.map(({ card }) => ({ userId: user, cardId: card.id }));
    const here = new Map(
      (await readRowsByKey(this.#change.db, 'CardState', keys)).map((row) => [row.cardId, row]),
    );
    const rows = told.flatMap(({ card, marks }) => {
      const row = here.get(card.id);
      if (row) return remarked(row, marks);
      const isNeeded = added.has(card) || hasMarks(marks.now);
      return isNeeded ? [unstudiedRow(user, card, marks.now)] : [];
    });
    const isHere = ({ cardId }: { cardId?: unknown }) => here.has(cardId as CardId);
    await changeRows(
      this.#change,
      'CardState',
      rows.filter((row) => !isHere(row)),
    );
    await changeRows(this.#change, 'CardState', rows.filter(isHere));
    const isReflagged = (row: Row) => row.flag !== (here.get(row.cardId ?? null)?.flag ?? 0);
    const reflagged = rows.filter(isReflagged).map(({ cardId }) => cardId as CardId);
    if (reflagged.length > 0) await redrawFlags(this.#change, reflagged);
  }
}

/** Cards are read once more, for only those that were here are wanted, in the order of their numbers. */
function* chunksOf(
  { cardsById }: Pick<AnkiCollection, 'cardsById'>,
  cards: ReadonlyMap<number, WrittenCard>,
): Generator<NumberedCard[]> {
  if (cards.size === 0) return;
  let chunk: NumberedCard[] = [];
  for (const anki of distinct(cardsById())) {
    const card = cards.get(anki.id);
    if (!card) continue;
    chunk.push({ card, anki });
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

function grouped(rows: readonly NumberedLogRow[]): Map<number, NumberedLogRow[]> {
  const byCard = new Map<number, NumberedLogRow[]>();
  for (const row of rows) {
    const own = byCard.get(row.card);
    if (own) own.push(row);
    else byCard.set(row.card, [row]);
  }
  return byCard;
}

function idsOf(cards: readonly NumberedCard[]): CardId[] {
  return cards.map(({ card }) => card.id);
}

/** Whether the file knows all that counts here, and nothing that was taken back here. */
function isAbreast(
  rows: readonly LogRow[],
  known: ReadonlySet<number>,
  mark: HistoryMark | undefined,
): boolean {
  if (!mark) return true;
  const inFile = new Set(rows.map(({ id }) => id));
  const takenBack = new Set(JSON.parse(mark.takenBack) as number[]);
  return mark.ownBaselines === 0 && [...known].every((id) => inFile.has(id) !== takenBack.has(id));
}

function isOlder({ modified }: AnkiCard, mark: HistoryMark | undefined): boolean {
  if (!mark?.row) return false;
  return modified < (JSON.parse(mark.row) as { modified: number }).modified;
}
