import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { printTo } from './output.ts';
import { run } from './run.ts';
import { INTERRUPTED } from './status.ts';

// The reader of a pipe may leave before everything is said: that is its right.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

const isAttended = process.stdin.isTTY === true && process.stderr.isTTY === true;

process.exitCode = await run(process.argv.slice(2), {
  root: path.dirname(path.dirname(fileURLToPath(import.meta.url))),
  cwd: process.cwd(),
  env: process.env,
  print: printTo(process.stdout),
  tell: printTo(process.stderr),
  ask: isAttended ? ask : null,
  colours: process.stdout.isTTY === true && !process.env.NO_COLOR,
  interruption,
});

/** A second interruption ends the process at once. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(INTERRUPTED);
    controller.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  return controller.signal;
}

async function ask(question: string): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question(question);
  } finally {
    lines.close();
  }
}
