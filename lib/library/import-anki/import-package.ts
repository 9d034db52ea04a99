import type { Actor, Context } from '#lib/context.ts';
import { redrawType } from '#lib/drawing/redraw-cards.ts';
import { isOwnType } from '#lib/formats/anki/write/own/note-types.ts';
import type { NoteTypeId } from '#lib/shared/ids.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import { archiveContent } from '#lib/store/archive-content.ts';
import { followCards } from '#lib/store/card-states.ts';
import { countCards, seekFrom, seekNewFrom } from '#lib/store/decks.ts';
import { countOfType } from '#lib/store/fields-notes.ts';
import { type Change, type RunTable, transact } from '#lib/store/transact.ts';
import type { Applied, PlanView } from '../types.ts';
import { writeBeside } from '../write-beside.ts';
import { type BroughtFiles, bringFiles, noteFiles, rewriter } from './bring-files.ts';
import { countHistory } from './count-history.ts';
import { DecksHere } from './decks-here.ts';
import {
  type ImportProgress,
  type PackageChoices,
  type PackageImport,
  PackageTally,
} from './importing.ts';
import { type NoteTypeHere, noteTypesHere } from './note-types-here.ts';
import { notesWithCards } from './notes-with-cards.ts';
import { type OpenPackage, openPackage } from './open-package.ts';
import { isProgramName, openProgram } from './open-program.ts';
import { isTableName, openTable } from './open-table.ts';
import { OwnNotes } from './own-notes.ts';
import { type NotePlan, NotePlanner } from './plan-notes.ts';
import { studyCalendar } from './study-calendar.ts';
import { PlanGathering } from './view-plan.ts';
import { HistoryWriter } from './write-history.ts';
import { writeNoteTypes } from './write-note-types.ts';
import { NoteWriter, type WrittenCard } from './write-notes.ts';
import { StudyWriter } from './write-study.ts';

/** A package of Anki's that lies in a file. */
export interface PackageFile {
  readonly file: string;
  /** As the person calls it. */
  readonly name: string;
  readonly choices: PackageChoices;
  readonly told?: (progress: ImportProgress) => void;
}

/** Notes that are held at once: few, so that hardly any of what dies young outlives a cleaning. */
const CHUNK = 250;
/** Ids that an undo takes at once, so that others are served in between. */
const RANGE = 5000;

/**
 * What adding a package would change. Changes nothing. Throws `unreadable-file` with the entry, table and row of what is wrong,
 * and `too-large`.
 */
export async function planPackage(
  context: Context,
  actor: Actor,
  { file, name, choices, told = () => {} }: PackageFile,
): Promise<PlanView> {
  told({ stage: 'reading', done: 0, total: 0 });
  return withFile(context, actor, { file, name, choices }, async (open) => {
    const importing = importingOf(context, actor, { open, choices, told });
    const types = await noteTypesHere(importing);
    const decks = await DecksHere.of(importing);
    const planner = new NotePlanner({ importing, types, decks, rewritten: (field) => field });
    const ownNotes = new OwnNotes(importing);
    const gathering = new PlanGathering();
    const cards = new Map<number, WrittenCard>();
    for (const chunk of chunksOf(importing)) {
      const apart = await ownNotes.tellApart(chunk);
      const plans = await planner.plan(apart.others);
      gathering.addOwn(apart);
      gathering.add(plans);
      for (const card of apart.cards) cards.set(card.ankiId, card);
      if (choices.withProgress) noteCards(cards, plans);
    }
    await countHistory(importing, cards);
    return { ...gathering.view(importing, decks.used), ...tableOf(open) };
  });
}

function noteCards(
  cards: Map<number, WrittenCard>,
  plans: Awaited<ReturnType<NotePlanner['plan']>>,
): void {
  for (const { here: note, cards: own } of plans) {
    for (const { card, here, deck } of own) {
      const place = { note: note?.id, deck: deck.id, revision: 1, language: deck.language };
      const known = { id: here?.id, isNew: here === null, isMarked: false, ankiId: card.id };
      cards.set(card.id, { ...place, ...known } as WrittenCard);
    }
  }
}

/**
 * Adds what a package holds: decks, note types, notes, cards, files, and with progress presets, histories and marks. One operation, none
 * where nothing changes. Throws as {@link planPackage} does; nothing is written then.
 */
export async function applyPackage(
  context: Context,
  actor: Actor,
  { file, name, choices, told = () => {} }: PackageFile,
): Promise<Applied> {
  told({ stage: 'reading', done: 0, total: 0 });
  return withFile(context, actor, { file, name, choices }, async (open) => {
    const importing = importingOf(context, actor, { open, choices, told });
    const files = await bringFiles(context, importing);
    // Filled when it is known, which is within the transaction.
    const label: Record<string, string | number> = { file: name };
    const id = context.newId<'operation'>();
    const head = { id, user: actor.user, kind: 'import' as const, at: context.now(), label };
    let isChanged = false;
    const add = async (change: Change, isApart: boolean) => {
      const noted = {
        ...change,
        remember: (step: Parameters<Change['remember']>[0]) => {
          isChanged = true;
          change.remember(step);
        },
      };
      const view = await writePackage(noted, context, {
        importing: { ...importing, isApart },
        files,
      });
      Object.assign(label, { ...view.counts, reviews: view.reviews });
      return view;
    };
    const { notes, reviews } = importing.collection.counts;
    const plan = await writeBeside(
      context,
      { user: actor.user, rows: notes + reviews },
      (store, isApart) => transact(store, head, (change) => add(change, isApart)),
    );
    return { applied: true, operation: isChanged ? id : null, plan };
  });
}

async function writePackage(
  change: Change,
  context: Context,
  { importing: given, files }: { importing: PackageImport; files: BroughtFiles },
): Promise<PlanView> {
  const { choices, told, collection } = given;
  await noteFiles(change, files.files);
  const coming = await noteTypesHere(given);
  const writeTypes = typeWriter(change);
  await writeTypes([...coming.values()].filter(({ type }) => !isOwnType(type.id)));
  // What is here is asked of the place as it was, while the transaction goes on; but for notes that were carried along with their type.
  const isCarried = [...coming.values()].some(({ carriage }) => carriage !== null);
  const importing = isCarried ? { ...given, db: change.db } : given;
  const types = new Map([...coming].map(([id, type]) => [id, { ...type, carriage: null }]));
  const decks = await DecksHere.of(importing);
  const study = new StudyWriter(change, { context, importing });
  const presets = () => study.write(decks.used);
  const history = choices.withProgress
    ? await HistoryWriter.begin(change, { importing, presets })
    : null;
  const rewritten = rewriter(files.renamed);
  const planner = new NotePlanner({ importing, types, decks, rewritten });
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
    await history?.add(writer.takeFresh());
    for (const card of apart.cards) writer.known.set(card.ankiId, card);
    told({ stage: 'notes', done: gathering.notes, total: collection.counts.notes });
  }
  await writer.finish();
  await redrawOthers(change, [...types.values()], came);
  await history?.finish(writer.known);
  await study.finish(decks.used);
  told({ stage: 'finishing', done: 0, total: 0 });
  rememberRuns(change, writer, history);
  if (!gathering.isUnchanged || history?.merged.length) {
    if (!gathering.isUnchanged) await followChunks(change, [...writer.known.values()]);
    await countCards(change.db, importing.user);
    await seekFrom(change.db, importing.user, writer.places);
    if (history !== null) await seekNewFrom(change.db, importing.user, history.merged);
  }
  return gathering.view(importing, decks.used);
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
  await followCards(change.db, gone);
}

async function followChunks(change: Change, cards: readonly WrittenCard[]): Promise<void> {
  for (let start = 0; start < cards.length; start += RANGE) {
    await followCards(
      change.db,
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

function chunksOf(importing: PackageImport) {
  return notesWithCards(importing.collection, { size: CHUNK, tally: importing.tally });
}

function importingOf(
  context: Context,
  actor: Actor,
  { open, choices, told }: { open: OpenPackage } & Required<Pick<PackageFile, 'choices' | 'told'>>,
): PackageImport {
  const { collection, archive, source, tally } = open;
  // A table has no progress; what is studied here goes on.
  const withProgress = choices.withProgress && source.kind !== 'table';
  return {
    db: context.store.db,
    user: actor.user,
    newId: context.newId,
    now: context.now(),
    collection,
    archive,
    source,
    calendar: studyCalendar(collection, calendarOf(actor.settings)),
    choices: { ...choices, withProgress },
    isApart: false,
    tally: tally ?? new PackageTally(),
    told,
  };
}

function opened(
  context: Context,
  actor: Actor,
  given: Pick<PackageFile, 'file' | 'name' | 'choices'>,
): Promise<OpenPackage> {
  if (isTableName(given.name)) return openTable(context, actor, given);
  if (isProgramName(given.name)) return openProgram(actor, given);
  return openPackage(given.file);
}

function tableOf({ table }: OpenPackage): Pick<PlanView, 'table'> {
  return table ? { table } : {};
}

async function withFile<T>(
  context: Context,
  actor: Actor,
  given: Pick<PackageFile, 'file' | 'name' | 'choices'>,
  work: (open: OpenPackage) => Promise<T>,
): Promise<T> {
  const open = await opened(context, actor, given);
  try {
    return await work(open);
  } finally {
    await open.close();
  }
}
