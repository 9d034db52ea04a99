import type { Context } from '#lib/context.ts';
import { redrawType } from '#lib/drawing/redraw-cards.ts';
import { isOwnType } from '#lib/formats/anki/write/own/note-types.ts';
import { followCards } from '#lib/history/follow-cards.ts';
import type { NoteTypeId } from '#lib/shared/ids.ts';
import { archiveContent } from '#lib/store/archive-content.ts';
import { countCards, seekFrom, seekNewFrom } from '#lib/store/decks.ts';
import { countOfType } from '#lib/store/fields-notes.ts';
import type { Change, RunTable } from '#lib/store/transact.ts';
import type { PlanView } from '../types.ts';
import { type BroughtFiles, noteFiles, rewriter } from './bring-files.ts';
import { DecksHere } from './decks-here.ts';
import type { PackageImport } from './importing.ts';
import { MissingFiles } from './missing-files.ts';
import { changedTypes, type NoteTypeHere, noteTypesHere } from './note-types-here.ts';
import { OwnNotes } from './own-notes.ts';
import { type NotePlan, NotePlanner } from './plan-notes.ts';
import { PlanGathering } from './view-plan.ts';
import { chunksOf } from './with-package.ts';
import { HistoryWriter } from './write-history.ts';
import { writeNoteTypes } from './write-note-types.ts';
import { NoteWriter, type WrittenCard } from './write-notes.ts';
import { StudyWriter } from './write-study.ts';

/** Ids that an undo takes at once, so that others are served in between. */
const RANGE = 5000;

/** Writes what a package holds, within a transaction: gives what that is. Its review log lies next to the database, where progress comes along. */
export async function writePackage(
  change: Change,
  context: Context,
  { importing: given, files }: { importing: PackageImport; files: BroughtFiles },
): Promise<PlanView> {
  const { choices, told, collection } = given;
  const coming = await noteTypesHere(given);
  const writeTypes = typeWriter(change);
  const changed = changedTypes(coming);
  await writeTypes(changed);
  // What is here is asked of the place as it was, while the transaction goes on; but for notes that were carried along with their type.
  const isCarried = [...coming.values()].some(({ carriage }) => carriage !== null);
  const importing = isCarried ? { ...given, db: change.db } : given;
  const types = new Map([...coming].map(([id, type]) => [id, { ...type, carriage: null }]));
  const decks = await DecksHere.of(importing);
  const study = new StudyWriter(change, { context, importing });
  const presets = () => study.write(decks.used);
  const history = choices.withProgress ? HistoryWriter.of(change, { importing, presets }) : null;
  const rewritten = rewriter(files.renamed);
  const missing = await MissingFiles.of(given);
  const planner = new NotePlanner({ importing, types, decks, rewritten, missing });
  const writer = new NoteWriter(change, { importing, decks, media: files.media });
  const ownNotes = new OwnNotes(importing);
  const gathering = new PlanGathering();
  const came = new Map<NoteTypeId, number>();
  for (const chunk of chunksOf(importing)) {
    const apart = await ownNotes.tellApart(chunk);
    const plans = await planner.plan(apart.others);
    gathering.addOwn(apart);
    gathering.add(plans);
    for (const { type } of plans) came.set(type.id, (came.get(type.id) ?? 0) + 1);
    await writeTypes(ownTypesOf(plans));
    await writer.write(plans);
    await archiveGone(change, plans);
    await history?.add([...writer.takeWritten(), ...apart.cards]);
    for (const { card, anki } of apart.cards) writer.known.set(anki.id, card);
    told({ stage: 'notes', done: gathering.notes, total: collection.counts.notes });
  }
  missing.lookAtList();
  await writer.finish();
  await noteFiles(change, files.files);
  await redrawOthers(change, [...types.values()], came);
  await history?.finish();
  await study.finish(decks.used);
  told({ stage: 'finishing', done: 0, total: 0 });
  rememberRuns(change, writer, history);
  if (!gathering.isUnchanged || history?.merged.length) {
    if (!gathering.isUnchanged) await followChunks(change, [...writer.known.values()]);
    await countCards(change.db, importing.user);
    await seekFrom(change.db, importing.user, writer.places);
    if (history !== null) await seekNewFrom(change.db, importing.user, history.merged);
  }
  const besides = { noteTypes: changed.length, files: files.fresh };
  return gathering.view(importing, { decks: decks.used, besides });
}

/** Notes that are not in the package show by now what the templates of their type say. */
async function redrawOthers(
  change: Change,
  types: readonly NoteTypeHere[],
  came: ReadonlyMap<NoteTypeId, number>,
): Promise<void> {
  for (const { id } of types.filter(({ isRedrawn }) => isRedrawn)) {
    const isWhole = (came.get(id) ?? 0) === (await countOfType(change.db, id));
    if (!isWhole) await redrawType(change, id);
  }
}

/** Cards that the new texts of their notes make no longer, and that the package does not have either. */
async function archiveGone(change: Change, plans: readonly NotePlan[]): Promise<void> {
  const gone = plans.flatMap((plan) => plan.gone.map(({ id }) => id));
  if (gone.length === 0) return;
  await archiveContent(change, 'Card', gone);
  await followCards(change.db, change.head.user, gone);
}

async function followChunks(change: Change, cards: readonly WrittenCard[]): Promise<void> {
  for (let start = 0; start < cards.length; start += RANGE) {
    await followCards(
      change.db,
      change.head.user,
      cards.slice(start, start + RANGE).map(({ id }) => id),
    );
  }
}

/** What was remembered last is taken back first: events before states, those before cards, those before notes. */
function rememberRuns(change: Change, writer: NoteWriter, history: HistoryWriter | null): void {
  const remember = (
    table: RunTable,
    run: { ranges: (size: number) => { from: string; to: string }[] },
  ) => {
    for (const range of run.ranges(RANGE)) change.remember({ kind: 'remove-run', table, range });
  };
  remember('Note', writer.noteIds);
  remember('Card', writer.cardIds);
  remember('CardRevision', writer.cardIds);
  remember('CardState', writer.cardIds);
  if (history !== null) remember('Event', history.newIds);
}

/** Writes each note type once, though it is asked to again. */
function typeWriter(change: Change): (types: readonly NoteTypeHere[]) => Promise<void> {
  const written = new Set<NoteTypeHere>();
  return async (types) => {
    const fresh = types.filter((type) => !written.has(type));
    for (const type of fresh) written.add(type);
    await writeNoteTypes(change, fresh);
  };
}

/** Our own note types are kept only where a note that is not known here asks for them. */
function ownTypesOf(plans: readonly NotePlan[]): NoteTypeHere[] {
  return [...new Set(plans.map(({ type }) => type))].filter(({ type }) => isOwnType(type.id));
}
