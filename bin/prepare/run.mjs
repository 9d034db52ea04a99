import { spawn } from 'node:child_process';
import { Interrupted, Refusal } from './refusal.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM'];

/**
 * Runs a Node script to its end and returns what it printed.
 * Throws a `Refusal` with `sentence` and the output when it fails; a signal to this process ends it too.
 */
export async function runNode(args, { sentence, ...options }) {
  return run(process.execPath, args, { sentence, ...options });
}

/** Runs any program, as `runNode` does. */
export async function run(command, args, { sentence, cwd, env = process.env, shell = false }) {
  const child = spawn(command, args, {
    cwd,
    env,
    shell,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const output = [];
  child.stdout.on('data', (chunk) => output.push(chunk));
  child.stderr.on('data', (chunk) => output.push(chunk));
  const { code, interrupted } = await waitFor(child, sentence);
  const text = Buffer.concat(output).toString();
  if (interrupted) throw new Interrupted();
  if (code !== 0) throw new Refusal(sentence, text);
  return text;
}

async function waitFor(child, sentence) {
  let interrupted = false;
  const interrupt = (signal) => {
    interrupted = true;
    child.kill(signal);
  };
  for (const signal of SIGNALS) process.on(signal, interrupt);
  try {
    const code = await new Promise((resolve, reject) => {
      child.on('error', (error) => reject(new Refusal(sentence, error.message)));
      child.on('close', resolve);
    });
    return { code, interrupted };
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupt);
  }
}
