import { z } from 'zod';
import type { Finding } from '#lib/bundle/finding.ts';
import type { Actor, Context } from '#lib/context.ts';
import { type Compiled, compileDeckFiles } from '#lib/library/compile-deck-files.ts';
import type { PlanCounts, PlanLine } from '#lib/library/types.ts';

/** Which files to compile, all paths absolute; a null consent plans only. */
export const compileInput = z.object({
  paths: z.array(z.string()),
  deckFolders: z.array(z.string()),
  errataFolders: z.array(z.string()).default([]),
  consent: z.enum(['safe', 'yes', 'mass-archive']).nullable(),
  /** What holds for ambiguous notes that are not named in `decided`. */
  others: z.enum(['ask', 'keep', 'new']).default('ask'),
  /** Ambiguous notes by name: the note that each is, or null for a new one. */
  decided: z.record(z.string(), z.string().nullable()).default({}),
  dataFolder: z.string(),
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
  const { others, decided, ...rest } = input;
  const decisions = { others, named: new Map(Object.entries(decided)) };
  const compiled = await compileDeckFiles(context, actor, { ...rest, decisions });
  const { plan, placed, waiting, applied, operation } = compiled;
  return {
    counts: plan.counts,
    lines: plan.lines.map((line) => placedLine(line, placed)),
    waiting,
    applied,
    operation,
    notes: plan.notes,
    cards: plan.cards,
    findings: plan.findings.map((finding) => ({ ...finding, file: placed(finding.file) })),
  };
}

function placedLine(line: PlanLine, placed: (file: string) => string): PlanLine {
  const place = <At extends { readonly path: string | null }>(at: At): At => {
    return { ...at, path: at.path && placed(at.path) };
  };
  const { from, doubt } = line;
  return {
    ...place(line),
    from: from && place(from),
    doubt: doubt && { ...doubt, candidates: doubt.candidates.map(place) },
  };
}
