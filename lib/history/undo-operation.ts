import type { Actor, Context } from '#lib/context.ts';
import type { CardId, DeckId, DocumentId, EventId } from '#lib/shared/ids.ts';
import { writeMark } from '#lib/store/card-marks.ts';
import { cardsWithState, followPlaces } from '#lib/store/card-states.ts';
import { seekNewFrom, settleCards, settleDecks } from '#lib/store/decks.ts';
import { declineSources } from '#lib/store/documents.ts';
import { deleteEvents, findEvents, insertEvents, markRetracted } from '#lib/store/events.ts';
import { freeFacets } from '#lib/store/free-facets.ts';
import { inBulk, isBulk } from '#lib/store/in-bulk.ts';
import {
  countRunEvents,
  type DoneOperation,
  markUndone,
  removeRows,
  removeRun,
  removeWritten,
  restoreRows,
} from '#lib/store/operations.ts';
import { bringNotesBack } from '#lib/store/remove-notes.ts';
import { putStatesBack } from '#lib/store/states-before.ts';
import type { Db } from '#lib/store/store.ts';
import type { UndoStep } from '#lib/store/transact.ts';
import { type Row, type Table, updateRows } from '#lib/store/write-rows.ts';
import { layCards } from './lay-cards.ts';
import { refoldCards } from './refold-cards.ts';
import { refoldMemories } from './refold-decks.ts';
import { retraction } from './retraction.ts';

/**
 * Takes an operation back: answers by retraction, rows as they stood before. What it made and what has got
 * a history since is archived rather than removed. Runs in the transaction of `db`.
 */
export async function undoOperation(
  db: Db,
  { context, actor, operation }: { context: Context; actor: Actor; operation: DoneOperation },
): Promise<void> {
  const touched = new Set<CardId>();
  if (operation.kind === 'compile') await declineSources(db, actor.user, documentsOf(operation));
  const steps = [...operation.undo].reverse();
  const undoSteps = async (some: readonly UndoStep[]) => {
    for (const step of some) {
      for (const card of await undoStep(db, { context, actor, step })) touched.add(card);
    }
  };
  // The runs of an import come first, and so does what it wrote one behind the other.
  const others = steps.findIndex(({ kind }) => kind !== 'remove-run' && kind !== 'remove-written');
  const runs = others < 0 ? steps : steps.slice(0, others);
  if (await isBulk(db, await countRunEvents(db, actor.user, runs)))
    await inBulk(db, () => undoSteps(runs));
  else await undoSteps(runs);
  await undoSteps(steps.slice(runs.length));
  if (!operation.undo.every(isWhole)) {
    const cards = [...touched];
    await followPlaces(db, cards);
    await refoldCards(db, actor.user, await withHistory(db, actor, cards));
    await refoldMemories(db, actor.user, operation.undo.flatMap(decksToRefold));
    if (operation.undo.some(isOfDesk)) await settleDecks(db, actor.user);
    else await settleCards(db, actor.user, cards);
  }
  await markUndone(db, operation.id, context.now());
}

/** Nothing follows from marks, and notes come back with all that follows: a hundred thousand of them in a moment. */
function isWhole({ kind }: UndoStep): boolean {
  return kind === 'set-mark' || kind === 'bring-notes-back' || kind === 'lay';
}

/** A deck that lies on the desk as it did may have other cards by now. */
function isOfDesk(step: UndoStep): boolean {
  const isOfRows = step.kind === 'restore' || step.kind === 'put-back';
  return isOfRows && step.table === 'Enrolment';
}

function decksToRefold(step: UndoStep): readonly DeckId[] {
  return step.kind === 'refold' ? step.decks : [];
}

/** The documents that an operation wrote. */
export function documentsOf({ undo }: DoneOperation): DocumentId[] {
  return undo.flatMap((step) => {
    if (step.kind !== 'restore' && step.kind !== 'remove') return [];
    const rows = step.kind === 'restore' ? step.rows : step.keys;
    return step.table === 'Document' ? rows.map((row) => row.id as DocumentId) : [];
  });
}

interface Undoing {
  readonly context: Context;
  readonly actor: Actor;
  readonly step: UndoStep;
}

/** Undoes one step and gives the cards whose place or history it changed. */
async function undoStep(db: Db, { context, actor, step }: Undoing): Promise<CardId[]> {
  switch (step.kind) {
    case 'retract':
      return retract(db, { context, actor, events: step.events });
    case 'retract-newest': {
      const cards = await retract(db, { context, actor, events: step.events });
      const back = await putStatesBack(db, actor.user, step.before);
      const events = [...back.values()];
      await markRetracted(db, events, events);
      await seekNewFrom(db, actor.user, [...back.keys()]);
      return cards.filter((card) => !back.has(card));
    }
    case 'remove-events': {
      const found = await findEvents(db, actor.user, step.events);
      await deleteEvents(db, actor.user, step.events);
      return found.map(({ card }) => card);
    }
    case 'remove-written':
      return removeWritten(db, actor.user, step);
    case 'refold':
    case 'file':
      // Done when everything else stands as before; files are the business of who may touch them.
      return [];
    case 'restore':
      await restoreRows(db, step);
      return cardsOf(step.table, step.rows);
    case 'put-back':
      if (step.table === 'Card') await freeFacets(db, step.rows);
      await updateRows(db, step.table, step.rows);
      return cardsOf(step.table, step.rows);
    case 'remove-run':
      return removeRun(db, step, context.now());
    case 'set-mark':
      await writeMark(db, actor.user, { ...step.mark, cards: step.cards });
      return [];
    case 'lay':
      await layCards(db, actor.user, step.groups);
      return [];
    case 'bring-notes-back':
      await bringNotesBack(db, actor.user, step);
      return [];
    case 'remove':
      await removeRows(db, step, context.now());
      return cardsOf(step.table, step.keys);
  }
}

function cardsOf(table: Table, rows: readonly Row[]): CardId[] {
  if (table === 'Card') return rows.map(({ id }) => id as CardId);
  return table === 'CardState' ? rows.map(({ cardId }) => cardId as CardId) : [];
}

async function retract(
  db: Db,
  { context, actor, events }: { context: Context; actor: Actor; events: readonly EventId[] },
): Promise<CardId[]> {
  const found = await findEvents(db, actor.user, events);
  const retractions = found.map(({ id, card }) => retraction(context, actor, { event: id, card }));
  await insertEvents(db, actor.user, retractions);
  return found.map(({ card }) => card);
}

/** Only cards that something has happened to have a state to fold. */
async function withHistory(db: Db, actor: Actor, cards: readonly CardId[]): Promise<CardId[]> {
  const known = await cardsWithState(db, actor.user, cards);
  return cards.filter((card) => known.has(card));
}
