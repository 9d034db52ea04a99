import type { Actor, Context } from '#lib/context.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import {
  type ImportProgress,
  type PackageChoices,
  type PackageImport,
  PackageTally,
} from './importing.ts';
import { type NoteWithCards, notesWithCards } from './notes-with-cards.ts';
import { type OpenPackage, openPackage } from './open-package.ts';
import { isProgramName, openProgram } from './open-program.ts';
import { isTableName, openTable } from './open-table.ts';
import { studyCalendar } from './study-calendar.ts';

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

/** Opens a package, a table or a file of another program for `work`, and closes it. Throws what is wrong with it, as `unreadable-file` or `too-large`. */
export async function withPackage<T>(
  context: Context,
  actor: Actor,
  { file, name, choices, told = () => {} }: PackageFile,
  work: (importing: PackageImport, open: OpenPackage) => Promise<T>,
): Promise<T> {
  told({ stage: 'reading', done: 0, total: 0 });
  const open = await opened(context, actor, { file, name, choices });
  try {
    return await work(importingOf(context, actor, { open, choices, told }), open);
  } finally {
    await open.close();
  }
}

function opened(
  context: Context,
  actor: Actor,
  given: Pick<PackageFile, 'file' | 'name' | 'choices'>,
): Promise<OpenPackage> {
  if (isTableName(given.name)) return openTable(context, actor, given);
  if (isProgramName(given.name)) return openProgram(context, actor, given);
  return openPackage(given, context.limits);
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
    tally: tally ?? new PackageTally(),
    told,
  };
}

/** Its notes with their cards, in chunks. */
export function chunksOf({ collection, tally }: PackageImport): Generator<NoteWithCards[]> {
  return notesWithCards(collection, { size: CHUNK, tally });
}
