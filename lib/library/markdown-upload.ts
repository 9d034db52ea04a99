import type { Bundle } from '#lib/bundle/bundle.ts';
import type { Decisions } from '#lib/bundle/decide.ts';
import type { Finding } from '#lib/bundle/finding.ts';
import { compile } from '#lib/compiler/compile.ts';
import { Errata } from '#lib/compiler/lint/errata.ts';
import type { Actor, Context } from '#lib/context.ts';
import { AppError } from '#lib/shared/errors.ts';
import { applyPrepared, changesAnything } from './apply-prepared.ts';
import { inTurn } from './in-turn.ts';
import { type MarkdownProgress, NO_PROGRESS, readProgress } from './markdown-progress.ts';
import { type MergedUpload, mergeUpload } from './merge-upload.ts';
import { planView } from './plan-view.ts';
import { type Consent, type PreparedPlan, preparePlan } from './prepare-plan.ts';
import { putDecksOnDesk } from './put-on-desk.ts';
import type { UploadedText } from './read-upload.ts';
import { damagedFiles } from './troubled-files.ts';
import type { Applied, PlanView } from './types.ts';
import { withoutEmpty } from './without-empty.ts';

/** Markdown that somebody uploaded, and what they decided about it. */
export interface MarkdownUpload {
  readonly name: string;
  readonly files: readonly UploadedText[];
  /** The database of hashcards; null where there is none. */
  readonly database: Uint8Array | null;
  /** What is wrong with files beside the documents. */
  readonly findings: readonly Finding[];
  readonly consent: Consent;
  /** Calls the deck so, instead of what the document calls it. */
  readonly deckTitle: string | null;
  /** What was decided about ambiguous notes. */
  readonly decisions?: Decisions;
  /** Whether schedules and histories come along. */
  readonly withProgress: boolean;
}

interface Prepared {
  readonly merged: MergedUpload;
  readonly prepared: PreparedPlan;
  readonly progress: MarkdownProgress;
  readonly view: PlanView;
}

/** What adding uploaded Markdown would do. */
export async function planMarkdown(
  context: Context,
  actor: Actor,
  upload: MarkdownUpload,
): Promise<PlanView> {
  return (await prepare(context, actor, upload)).view;
}

/** Adds uploaded Markdown as stored documents and lays their decks on the desk: one operation. */
export function applyMarkdown(
  context: Context,
  actor: Actor,
  upload: MarkdownUpload,
): Promise<Applied> {
  return inTurn(context.store, () => applyNow(context, actor, upload));
}

async function applyNow(context: Context, actor: Actor, upload: MarkdownUpload): Promise<Applied> {
  const { merged, prepared, progress, view } = await prepare(context, actor, upload);
  const isSame = !changesAnything(prepared, 'stored') && !renames(prepared, upload);
  if (isSame && !progress.isNew) {
    return { applied: true, operation: null, plan: view };
  }
  const operation = await applyPrepared(context, actor, {
    kind: 'import',
    prepared,
    home: 'stored',
    folderOf: () => null,
    files: merged.files,
    uploaded: merged.uploaded,
    label: { file: upload.name, files: upload.files.length, ...view.counts },
    brings: progress.isNew,
    also: async (change, { decks, cards }) => {
      await putDecksOnDesk(change, context, [...decks.values()]);
      await progress.bring(change, cards);
    },
  });
  return { applied: true, operation, plan: view };
}

/** What is uploaded is somebody's own; only what cannot be graded is kept out. */
const NO_ERRATA = new Errata([]);

async function prepare(context: Context, actor: Actor, upload: MarkdownUpload): Promise<Prepared> {
  const { database, consent, deckTitle, decisions, withProgress } = upload;
  const merged = await mergeUpload(context, actor, upload.files);
  const { files, together, overruled } = merged;
  const compiled = compile(files, { depth: 'errors', errata: NO_ERRATA });
  const { findings } = compiled;
  const bundle = await withoutEmpty(context, actor, compiled.bundle);
  const prepared = await preparePlan(context, actor, {
    bundle: deckTitle === null ? bundle : renamed(bundle, deckTitle),
    home: 'stored',
    consent,
    vanished: new Set(),
    ...(decisions && { decisions }),
  });
  const plan = prepared.whole;
  const progress = withProgress
    ? await readProgress(context, actor, { files, database, plan })
    : NO_PROGRESS;
  const all: Finding[] = [...upload.findings, ...damagedFiles(files), ...findings];
  const view = planView(plan, { ...prepared, findings: all, reviews: progress.view.reviews });
  const told = { ...view, ...progress.view, documents: { together, overruled } };
  return { merged, prepared, progress, view: inTheirLines(told, files) };
}

/** Places as they are in the file that was uploaded, where it was put into our form. */
function inTheirLines(view: PlanView, files: readonly UploadedText[]): PlanView {
  const lines = new Map(files.map((file) => [file.path, file.lines]));
  const lineOf = (path: string | null, line: number) => lines.get(path ?? '')?.[line - 1] ?? line;
  return {
    ...view,
    lines: view.lines.map((each) =>
      each.line === null ? each : { ...each, line: lineOf(each.path, each.line) },
    ),
    findings: view.findings.map((each) => ({
      ...each,
      line: lineOf(each.file, each.line),
      endLine: lineOf(each.file, each.endLine),
      values: inTheirWords(each.values, lineOf),
    })),
  };
}

/** A finding may speak of another place, where the same stands first. */
function inTheirWords(
  values: Finding['values'],
  lineOf: (path: string, line: number) => number,
): Finding['values'] {
  const { firstFile, firstLine } = values;
  if (typeof firstFile !== 'string' || typeof firstLine !== 'number') return values;
  return { ...values, firstLine: lineOf(firstFile, firstLine) };
}

function renamed(bundle: Bundle, title: string): Bundle {
  const [deck, ...others] = bundle.decks;
  if (!deck || others.length > 0) {
    throw new AppError(
      'bad-input',
      `Only a file with one deck can be given the title ${title}; this one has ${bundle.decks.length}.`,
      { title, decks: bundle.decks.length },
    );
  }
  return { ...bundle, decks: [{ ...deck, title }] };
}

/** A title that was asked for is given also where nothing else changes. */
function renames({ applied, existing }: PreparedPlan, { deckTitle }: MarkdownUpload): boolean {
  return (
    deckTitle !== null && applied.decks.some(({ key, title }) => titleOf(existing, key) !== title)
  );
}

function titleOf(existing: PreparedPlan['existing'], key: string): string | undefined {
  return existing.decks.find((deck) => deck.key === key)?.title;
}
