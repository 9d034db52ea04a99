import path from 'node:path';
import type { CompileReport } from '#lib/command/compile.ts';
import type { Call } from './command.ts';
import { environmentOf } from './environment.ts';
import { noFiles } from './no-files.ts';

/** How far a compile may go; null plans only. */
export type Agreement = 'safe' | 'yes' | 'mass-archive' | null;

/** Ambiguous notes by name: the note that each is, or null for a new one. */
export type Decided = Readonly<Record<string, string | null>>;

/** Compiles what was named, or the deck folders, as far as was agreed. */
export async function compileWith(
  call: Call,
  { consent, decided = {} }: { consent: Agreement; decided?: Decided },
): Promise<CompileReport> {
  const { deckFolders, errataFolders, dataFolder } = environmentOf(call);
  const paths = namedPaths(call);
  if (paths.length + deckFolders.length === 0) throw noFiles(call);
  const { writing } = await import('./writing.ts');
  const others = call.flags.has('keep') ? 'keep' : call.flags.has('new') ? 'new' : 'ask';
  const folders = { deckFolders, errataFolders, dataFolder };
  return writing(call, 'compile', { paths, ...folders, consent, others, decided });
}

/** What was named, as absolute paths. */
export function namedPaths({ positionals, cwd }: Call): string[] {
  return positionals.map((named) => path.resolve(cwd, named));
}
