import { type ChildProcess, spawn } from 'node:child_process';
import { ROOT } from './root.ts';

/** How a program ended and what it printed. */
export interface Ended {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Variables of the environment that say how Kartoteka works; a test starts without them. */
const OURS = ['PORT', 'HOST', 'DATABASE_URL', 'NODE_ENV', 'NODE_OPTIONS', 'INIT_CWD', 'VITEST'];

/** Starts a script of this clone under Node, with only those of our variables that the test sets. */
export function startNode(
  args: readonly string[],
  { env = {}, cwd = ROOT }: { env?: Readonly<Record<string, string>>; cwd?: string } = {},
): ChildProcess {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !OURS.includes(name) && !/^(KARTOTEKA|VITEST)_/.test(name),
  );
  return spawn(process.execPath, args, {
    cwd,
    env: { ...Object.fromEntries(inherited), ...env } as NodeJS.ProcessEnv,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Runs a script of this clone to its end. */
export async function runNode(
  args: readonly string[],
  options: { env?: Readonly<Record<string, string>>; cwd?: string; input?: string } = {},
): Promise<Ended> {
  const child = startNode(args, options);
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  child.stdin?.end(options.input ?? '');
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, stdout: stdout(), stderr: stderr() };
}

/** Gathers what a stream says; call the result for all of it so far. */
export function collect(stream: NodeJS.ReadableStream | null): () => string {
  const chunks: Buffer[] = [];
  stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString();
}
