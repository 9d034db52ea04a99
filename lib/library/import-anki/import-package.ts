import type { Actor, Context } from '#lib/context.ts';
import { type Change, transact } from '#lib/store/transact.ts';
import type { Applied, PlanView } from '../types.ts';
import { withMediaOnTrial } from '../with-media-on-trial.ts';
import { writeBeside } from '../write-beside.ts';
import { type BroughtFiles, bringFiles, filesToRename, rewriter } from './bring-files.ts';
import { countHistory } from './count-history.ts';
import { DecksHere } from './decks-here.ts';
import { MissingFiles } from './missing-files.ts';
import { changedTypes, noteTypesHere } from './note-types-here.ts';
import { OwnNotes } from './own-notes.ts';
import { NotePlanner } from './plan-notes.ts';
import { attachCollection, bringLog } from './review-log.ts';
import { PlanGathering } from './view-plan.ts';
import { chunksOf, type PackageFile, withPackage } from './with-package.ts';
import type { WrittenCard } from './write-notes.ts';
import { writePackage } from './write-package.ts';

/**
 * What adding a package would change. Changes nothing. Throws `unreadable-file` with the entry, table and row of what is wrong,
 * and `too-large`.
 */
export async function planPackage(
  context: Context,
  actor: Actor,
  given: PackageFile,
): Promise<PlanView> {
  return withPackage(context, actor, given, async (importing, { table }) => {
    const types = await noteTypesHere(importing);
    const decks = await DecksHere.of(importing);
    const missing = await MissingFiles.of(importing);
    const { renamed, fresh } = await filesToRename(importing);
    const rewritten = rewriter(renamed);
    const planner = new NotePlanner({ importing, types, decks, rewritten, missing });
    const ownNotes = new OwnNotes(importing);
    const gathering = new PlanGathering();
    const cards = new Map<number, WrittenCard>();
    const { withProgress } = importing.choices;
    for (const chunk of chunksOf(importing)) {
      const apart = await ownNotes.tellApart(chunk);
      const plans = await planner.plan(apart.others);
      gathering.addOwn(apart);
      gathering.add(plans);
      if (!withProgress) continue;
      for (const { card, anki } of apart.cards) cards.set(anki.id, card);
      noteCards(cards, plans);
    }
    missing.lookAtList();
    if (withProgress) await countHistory(importing, cards);
    const besides = { noteTypes: changedTypes(types).length, files: missing.fresh + fresh };
    const view = gathering.view(importing, { decks: decks.used, besides });
    return table ? { ...view, table } : view;
  });
}

function noteCards(
  cards: Map<number, WrittenCard>,
  plans: Awaited<ReturnType<NotePlanner['plan']>>,
): void {
  for (const { here: note, cards: own } of plans) {
    for (const { card, here, deck } of own) {
      const place = { note: note?.id, deck: deck.id, revision: 1, language: deck.language };
      const known = {
        id: here?.id,
        isNew: here === null,
        isMarked: false,
        news: null,
        ankiId: card.id,
      };
      cards.set(card.id, { ...place, ...known } as WrittenCard);
    }
  }
}

/**
 * Adds what a package holds: decks, note types, notes, cards, files, and with progress presets, histories and marks. One operation, none
 * where nothing changes. Throws as {@link planPackage} does; nothing is written then.
 */
export function applyPackage(context: Context, actor: Actor, given: PackageFile): Promise<Applied> {
  return withMediaOnTrial(context, (trying) => applyNow(trying, actor, given));
}

function applyNow(context: Context, actor: Actor, given: PackageFile): Promise<Applied> {
  return withPackage(context, actor, given, async (importing) => {
    // Filled when it is known, which is within the transaction.
    const label: Record<string, string | number> = { file: given.name };
    const id = context.newId<'operation'>();
    const head = { id, user: actor.user, kind: 'import' as const, at: context.now(), label };
    let isChanged = false;
    const add = async (change: Change, files: BroughtFiles) => {
      const noted = {
        ...change,
        remember: (step: Parameters<Change['remember']>[0]) => {
          isChanged = true;
          change.remember(step);
        },
      };
      const view = await writePackage(noted, context, { importing, files });
      Object.assign(label, { ...view.counts, reviews: view.reviews });
      return view;
    };
    const { collection, choices } = importing;
    const rows = collection.counts.notes + collection.counts.reviews;
    const plan = await writeBeside(context, { user: actor.user, rows }, async (store, ahead) => {
      const { withProgress } = choices;
      const isAttached =
        withProgress && ahead !== null && (await attachCollection(ahead, collection));
      return transact(store, head, async (change) => {
        if (withProgress) await bringLog(change.db, collection, { isAttached });
        return add(change, await bringFiles(context, importing));
      });
    });
    return { applied: true, operation: isChanged ? id : null, plan };
  });
}
