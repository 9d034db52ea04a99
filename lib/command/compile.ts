import path from 'node:path';
import { z } from 'zod';
import type { Finding } from '#lib/bundle/finding.ts';
import type { Actor, Context } from '#lib/context.ts';
import { type Compiled, compileDeckFiles } from '#lib/library/compile-deck-files.ts';
import type { PlanCounts, PlanLine } from '#lib/library/types.ts';

/** Which files to compile, all paths absolute; a null consent plans only. */
export const compileInput = z.object({
  paths: z.array(z.string()),
  deckFolders: z.array(z.string()),
  consent: z.enum(['yes', 'mass-archive']).nullable(),
});

/** What a compile did or would do; paths in lines and findings are absolute where the file is known. */
export interface CompileReport {
  readonly counts: PlanCounts;
  readonly lines: readonly PlanLine[];
  readonly waiting: Compiled['waiting'];
  readonly applied: boolean;
  readonly operation: string | null;
  readonly notes: number;
  readonly cards: number;
  readonly findings: readonly Finding[];
}

/** Compiles Markdown files into decks. */
export async function compile(
  context: Context,
  actor: Actor,
  input: z.infer<typeof compileInput>,
): Promise<CompileReport> {
  const { plan, folders, waiting, applied, operation } = await compileDeckFiles(
    context,
    actor,
    input,
  );
  const placed = (file: string) => path.join(folders.get(file) ?? '', file);
  return {
    counts: plan.counts,
    lines: plan.lines.map((line) => ({ ...line, path: line.path && placed(line.path) })),
    waiting,
    applied,
    operation,
    notes: plan.notes,
    cards: plan.cards,
    findings: plan.findings.map((finding) => ({ ...finding, file: placed(finding.file) })),
  };
}
