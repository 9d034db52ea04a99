import { spawn } from 'node:child_process';
import path from 'node:path';

/** What a command took. */
export interface Measured {
  /** Milliseconds on the clock. */
  readonly elapsed: number;
  /** Milliseconds of the processor in user mode: what other work on the machine changes less. */
  readonly cpu: number;
  /** Most resident memory, in MB. */
  readonly memory: number;
}

type CommandLine = (command: string, folder: string, ...options: string[]) => Promise<Measured>;

/**
 * Tells at the end what the process took; node loads it before the command. Linux counts as its own what the process that started it held, but for
 * the most that its present memory was.
 */
const REPORT = `data:text/javascript,${encodeURIComponent(
  `process.on("exit", () => {
    const { userCPUTime, maxRSS } = process.resourceUsage();
    let most = maxRSS;
    try {
      const status = process.getBuiltinModule("fs").readFileSync("/proc/self/status", "utf8");
      most = Number(/^VmHWM:\\s+(\\d+) kB$/m.exec(status)?.[1] ?? maxRSS);
    } catch {}
    process.stderr.write("#" + JSON.stringify([userCPUTime / 1000, (most * 1024) / 1_000_000]));
  });`,
)}`;

/**
 * The built command line over a data folder, its start-up subtracted from times. What the same command takes over a folder without cards, with a database that
 * is there, is its start-up.
 */
export function commandLine(root: string, dataFolder: string, empty: string): CommandLine {
  const env = { ...process.env, KARTOTEKA_DATA: dataFolder, KARTOTEKA_DECKS: '', LC_ALL: 'C' };
  const program = path.join(root, 'dist', 'kartoteka.mjs');
  return async (command, folder, ...options) => {
    // The first one makes the database.
    await run([program, 'compile', empty, '--yes'], env);
    const start = await run([program, command, empty, ...options], env);
    const whole = await run([program, command, folder, ...options], env);
    return {
      elapsed: whole.elapsed - start.elapsed,
      cpu: whole.cpu - start.cpu,
      memory: whole.memory,
    };
  };
}

/** Runs a program of ours by node, and gives what it took. Throws with what it said where it failed. */
export async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Measured> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['--import', REPORT, ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (piece: Buffer) => {
    said += piece.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const elapsed = performance.now() - startedAt;
  const report = /#(\[[\d.,]+\])$/.exec(said)?.[1];
  if (code !== 0 || report === undefined) throw new Error(`${args.join(' ')}: ${said}`);
  const [cpu, memory] = JSON.parse(report) as [number, number];
  return { elapsed, cpu, memory };
}
