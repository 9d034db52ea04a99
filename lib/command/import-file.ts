import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Finding } from '#lib/bundle/finding.ts';
import type { Actor, Context } from '#lib/context.ts';
import { applyUpload } from '#lib/library/apply-upload.ts';
import { collectionIn } from '#lib/library/import-anki/bare-collection.ts';
import { applyPackage, planPackage } from '#lib/library/import-anki/import-package.ts';
import { keepsTitles } from '#lib/library/import-anki/open-package.ts';
import { isTableName } from '#lib/library/import-anki/open-table.ts';
import { bundleFile, bundleKeepsTitles } from '#lib/library/import-bundle.ts';
import { isCollection, namedPackage, namedUpload } from '#lib/library/named-upload.ts';
import { openBundle } from '#lib/library/open-bundle.ts';
import { isPackagedName } from '#lib/library/packaged-name.ts';
import { planUpload } from '#lib/library/plan-upload.ts';
import {
  type ColumnRole,
  ENCODINGS,
  type PlanCounts,
  type PlanLine,
  type PlanView,
} from '#lib/library/types.ts';
import type { ImportLimits } from '#lib/shared/import-limits.ts';

const columnRole = z.custom<ColumnRole>(
  (value) =>
    typeof value === 'string' && /^(?:ignore|guid|tags|deck|type|field:\d\d?)$/.test(value),
);

/** The absolute path of a file and what was decided about it; unless `apply`, it is only planned. */
export const importInput = z.object({
  file: z.string(),
  apply: z.boolean(),
  withProgress: z.boolean(),
  deckTitle: z.string().nullable(),
  /** What becomes of texts of a package that were changed both here and there. */
  conflicts: z.enum(['ask', 'mine', 'theirs', 'both']).default('ask'),
  /** How a table is to be read; null: what it says, else what it looks like. */
  table: z
    .object({
      encoding: z.enum(ENCODINGS).nullable().default(null),
      separator: z.string().length(1).nullable().default(null),
      hasHeader: z.boolean().nullable().default(null),
      isHtml: z.boolean().nullable().default(null),
      columns: z.array(columnRole).max(100).nullable().default(null),
      bothWays: z.boolean().default(false),
    })
    .prefault({}),
});

/** What an import did or would do; paths are those within the file. */
export interface ImportReport {
  readonly counts: PlanCounts;
  readonly lines: readonly PlanLine[];
  readonly decks: PlanView['decks'];
  readonly massArchive: boolean;
  readonly applied: boolean;
  readonly operation: string | null;
  readonly notes: number;
  readonly cards: number;
  readonly reviews: number;
  readonly schedules: number;
  readonly media: number;
  readonly findings: readonly Finding[];
  readonly besides?: PlanView['besides'];
  readonly documents?: PlanView['documents'];
  readonly problems?: PlanView['problems'];
}

/** Adds what a file holds, or tells what adding it would change. */
export async function importFile(
  context: Context,
  actor: Actor,
  input: z.infer<typeof importInput>,
): Promise<ImportReport> {
  const collection = collectionIn(input.file);
  if (collection) return importFromAnki(context, actor, { ...input, file: collection });
  if (isPackaged(input.file)) return importFromAnki(context, actor, input);
  const { file, apply, withProgress, deckTitle } = input;
  if (await isBundleFile(file, context.limits)) return importBundle(context, actor, input);
  const title = deckTitle === null ? {} : { deckTitle };
  const upload = { ...namedUpload(file, context.limits), withProgress, ...title };
  if (!apply) return report(await planUpload(context, actor, upload), false, null);
  const { plan, applied, operation } = await applyUpload(context, actor, upload);
  return report(plan, applied, operation);
}

/** A bundle file stays on the disk: it may be large. */
async function isBundleFile(file: string, limits: ImportLimits): Promise<boolean> {
  if (isCollection(file) || !/\.zip$/i.test(file) || !existsSync(file)) return false;
  const archive = await openBundle(file, limits);
  archive?.close();
  return archive !== null;
}

async function importBundle(
  context: Context,
  actor: Actor,
  { file, apply, withProgress, deckTitle }: z.infer<typeof importInput>,
): Promise<ImportReport> {
  if (deckTitle !== null) throw bundleKeepsTitles();
  const name = path.basename(file).normalize('NFC');
  const given = { file, name, choices: { withProgress, conflicts: 'ask' as const } };
  if (!apply) return report(await bundleFile.plan(context, actor, given), false, null);
  const { plan, applied, operation } = await bundleFile.add(context, actor, given);
  return report(plan, applied, operation);
}

/** Whether it goes the way of a package; the database of hashcards speaks of the documents beside it. */
function isPackaged(file: string): boolean {
  if (isCollection(file)) return false;
  return isPackagedName(file);
}

async function importFromAnki(
  context: Context,
  actor: Actor,
  { file, apply, withProgress, deckTitle, conflicts, table }: z.infer<typeof importInput>,
): Promise<ImportReport> {
  const name = namedPackage(file);
  if (deckTitle !== null && !isTableName(name)) throw keepsTitles();
  const choices = { withProgress, conflicts, table: { ...table, deck: deckTitle } };
  const given = { file, name, choices };
  if (!apply) return report(await planPackage(context, actor, given), false, null);
  const { plan, applied, operation } = await applyPackage(context, actor, given);
  return report(plan, applied, operation);
}

function report(plan: PlanView, applied: boolean, operation: string | null): ImportReport {
  const { counts, lines, decks, massArchive, notes, cards, reviews, media, findings, problems } =
    plan;
  const { schedules = 0, documents, besides } = plan;
  return {
    counts,
    lines,
    decks,
    massArchive,
    applied,
    operation,
    notes,
    cards,
    reviews,
    schedules,
    media,
    findings,
    ...(besides ? { besides } : {}),
    ...(documents ? { documents } : {}),
    ...(problems ? { problems } : {}),
  };
}
