import type { Finding } from '#lib/bundle/finding.ts';
import { type CompiledDocument, compileDocument } from '#lib/compiler/compile-document.ts';
import type { Sides } from '#lib/compiler/document-reader.ts';
import type { LintOptions } from '#lib/compiler/lint/lint-options.ts';
import { type DeckFile, mediaUnder } from '#lib/platform/deck-files.ts';
import { textHash } from '#lib/platform/text-hash.ts';
import type { WorkThreads } from '#lib/platform/work-threads.ts';
import { type LoadedErrata, loadErrata } from './load-errata.ts';

/** How to compile files. */
export interface Compiling {
  readonly depth: LintOptions['depth'];
  readonly sides: Sides;
  /** Folders of dictionaries of corrections. */
  readonly errataFolders: readonly string[];
}

/** Compiled files, in the order in which they were given, and what is wrong with the dictionaries that they were held against. */
export interface CompiledSources {
  readonly documents: readonly CompiledDocument[];
  readonly lint: LintOptions;
  readonly unusable: readonly Finding[];
}

type Source = Pick<DeckFile, 'folder' | 'path' | 'text'>;

/** Files as another thread gets them. */
interface Order extends Compiling {
  readonly sources: readonly Source[];
}

interface Made {
  readonly document: CompiledDocument;
  readonly unusable: readonly Finding[];
}

/** A thread takes a tenth of a second to begin: less text than this, in characters, is compiled sooner without it. */
export const WORTH_A_THREAD = 400_000;

/** Compiles files one by one, many of them in several threads. */
export async function compileSources(
  threads: WorkThreads,
  files: readonly DeckFile[],
  compiling: Compiling,
): Promise<CompiledSources> {
  const loaded = loadErrata(compiling.errataFolders);
  const sources = files.map(({ folder, path, text }) => ({ folder, path, text }));
  const order: Order = { ...compiling, sources };
  const length = files.reduce((sum, { text }) => sum + text.length, 0);
  const made = await threads.share<Made>({
    program: 'compile',
    input: order,
    turns: files.length,
    helpers: Math.floor(length / WORTH_A_THREAD),
    here: sourceCompiler(order, loaded),
  });
  return {
    documents: made.map(({ document }) => document),
    lint: { depth: compiling.depth, errata: loaded.errata },
    unusable: eachOnce(made.flatMap(({ unusable }) => unusable)),
  };
}

/** Compiles files of an order by their number, in a thread of its own. */
export function openSources(order: Order): (turn: number) => Made {
  return sourceCompiler(order, loadErrata(order.errataFolders));
}

function sourceCompiler(
  { sources, depth, sides }: Order,
  { errata, findings }: LoadedErrata,
): (turn: number) => Made {
  return (turn) => {
    const { folder, path, text } = sources[turn] as Source;
    const file = { path, text, media: mediaUnder(folder, path) };
    const document = compileDocument(file, { depth, errata }, { sides, textHash });
    return { document, unusable: findings() };
  };
}

/** Each thread reads the dictionaries that it needs, and finds the same wrong with them. */
function eachOnce(findings: readonly Finding[]): Finding[] {
  const places = findings.map(
    (each) => [`${each.file}:${each.line}:${each.column}:${each.code}`, each] as const,
  );
  return [...new Map(places).values()];
}
