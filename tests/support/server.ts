import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { collect, startNode } from './run-program.ts';
import { tempFolder } from './temp-folder.ts';

/** The built server as a process of its own. */
export interface Server {
  /** Such as `http://127.0.0.1:41234`. */
  readonly url: string;
  readonly dataFolder: string;
  readonly pid: number;
  /** All it printed so far. */
  readonly output: () => string;
  /** Ends it with SIGTERM; throws where it complained or did not end well. */
  readonly stop: () => Promise<void>;
  /** Ends it with SIGKILL, as a power cut would. */
  readonly kill: () => Promise<void>;
}

export interface ServerOptions {
  /** A new one is made where none is given. */
  readonly dataFolder?: string;
  /** Folders of decks; none where not given. */
  readonly decks?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Lines on standard error that the test expects. */
  readonly allow?: readonly RegExp[];
}

const READY = /^Kartoteka is ready: (\S+)/m;
const START_MS = 120_000;
/** What a start says of its steps; anything else on standard error is a complaint. */
const STEPS =
  /^(packages|SQLite module|database client|programs|pages|decks) |^Another process prepares/;

const running = new Set<ChildProcess>();

/** Starts the production server on a free port and waits until it is ready. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const { dataFolder = tempFolder(), decks = [], env = {}, allow = [] } = options;
  const child = startNode(['bin/start.mjs'], {
    env: {
      PORT: '0',
      KARTOTEKA_DATA: dataFolder,
      KARTOTEKA_DECKS: decks.join(path.delimiter),
      ...env,
    },
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  const url = await waitUntilReady(child, { stdout, stderr });
  return {
    url,
    dataFolder,
    pid: child.pid as number,
    output: () => stdout() + stderr(),
    stop: async () => {
      const { code, signal } = await end(child, 'SIGTERM');
      const complaints = complaintsIn(stderr(), allow);
      if (complaints) throw new Error(`The server complained:\n${complaints}`);
      if (code !== 0) throw new Error(`The server ended with ${code ?? signal}`);
    },
    kill: async () => void (await end(child, 'SIGKILL')),
  };
}

/** Ends what a test left running. */
export async function killServers(): Promise<void> {
  await Promise.all([...running].map((child) => end(child, 'SIGKILL')));
}

async function end(
  child: ChildProcess,
  signal: NodeJS.Signals,
): Promise<{ code: number | null; signal: string | null }> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
  return { code: child.exitCode, signal: child.signalCode };
}

function complaintsIn(stderr: string, allow: readonly RegExp[]): string {
  const known = [STEPS, ...allow];
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  return lines.filter((line) => !known.some((pattern) => pattern.test(line))).join('\n');
}

function waitUntilReady(
  child: ChildProcess,
  { stdout, stderr }: { stdout: () => string; stderr: () => string },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (what: string) => reject(new Error(`${what}\n${stdout()}${stderr()}`));
    const timer = setTimeout(() => fail('The server is not ready in time'), START_MS);
    const look = () => {
      const url = READY.exec(stdout())?.[1];
      if (!url) return;
      clearTimeout(timer);
      resolve(url);
    };
    child.stdout?.on('data', look);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`The server ended with ${code} before it was ready`);
    });
  });
}
