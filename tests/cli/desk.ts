import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { System } from '../../bin/cli/command.ts';
import { run } from '../../bin/cli/run.ts';
import { ROOT } from '../support/root.ts';
import { type Ended, runNode } from '../support/run-program.ts';
import { tempFolder, tempFolderWith } from '../support/temp-folder.ts';

/** A deck with two notes and three cards. */
export const DECK = `---
deck: demo
title: Demo
lang: en
tags: [basics]
source: a test
---
- pod ::: a group of containers

Q: What is one?

A: The first number.
`;

/** A place of its own to run commands in. */
export interface Desk {
  /** Where the commands are run; holds the files of the test. */
  readonly folder: string;
  readonly dataFolder: string;
  /** Runs a command within this process. */
  readonly run: (...args: string[]) => Promise<Ended>;
  /** Runs the built command line as a process of its own. */
  readonly runBuilt: (...args: string[]) => Promise<Ended>;
  /** Runs it with `--json`, and gives what it printed, which must be one JSON object. */
  readonly json: (...args: string[]) => Promise<Printed>;
  /** Runs it with `--json`, and gives the objects it printed, one a line. */
  readonly lines: (...args: string[]) => Promise<Printed[]>;
  /** Runs a command at a terminal where somebody gives these answers, one after another. */
  readonly runAsked: (answers: readonly string[], ...args: string[]) => Promise<Ended>;
  /** Starts a command that goes on until it is interrupted. */
  readonly start: (...args: string[]) => Started;
  readonly write: (file: string, text: string) => void;
  readonly read: (file: string) => string;
  /** Variables for the commands that follow. */
  readonly env: Record<string, string>;
}

/** What a command printed, with its status. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into it as scripts do
export type Printed = Record<string, any>;

/** A command that goes on. */
export interface Started {
  /** Waits until it has printed a line like this since the last such wait. */
  readonly prints: (pattern: RegExp) => Promise<string>;
  readonly interrupt: () => void;
  readonly ended: Promise<Ended>;
}

/** The built command line. */
export const BUILT = path.join(ROOT, 'dist', 'kartoteka.mjs');

/** Makes a place with these files and no deck folders. */
export function newDesk(files: Readonly<Record<string, string>> = {}): Desk {
  const folder = tempFolderWith(files);
  const dataFolder = tempFolder();
  const env: Record<string, string> = {
    KARTOTEKA_DATA: dataFolder,
    KARTOTEKA_DECKS: '',
    KARTOTEKA_NOW: '2027-01-15T09:00:00Z',
    LC_ALL: 'C',
    TZ: 'UTC',
  };
  const runHere = (...args: string[]) => runWithin(args, { cwd: folder, env });
  return {
    folder,
    dataFolder,
    env,
    run: runHere,
    runAsked: (answers, ...args) => {
      const left = [...answers];
      return runWithin(args, { cwd: folder, env, ask: async () => left.shift() ?? '' });
    },
    start: (...args) => startWithin(args, { cwd: folder, env }),
    runBuilt: (...args) => runNode([BUILT, ...args], { cwd: folder, env }),
    json: async (...args) => {
      const { code, stdout } = await runHere(...args, '--json');
      const lines = stdout.split('\n');
      if (lines.length !== 2 || lines[1] !== '') throw new Error(`Not one line: ${stdout}`);
      return { ...(JSON.parse(lines[0] as string) as Printed), status: code };
    },
    lines: async (...args) => {
      const { stdout } = await runHere(...args, '--json');
      return stdout
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Printed);
    },
    write: (file, text) => writeFileSync(path.join(folder, file), text),
    read: (file) => readFileSync(path.join(folder, file), 'utf8'),
  };
}

type Within = Partial<System> & Pick<System, 'cwd' | 'env'>;

function startWithin(args: readonly string[], within: Within): Started {
  const controller = new AbortController();
  let unread = '';
  let wake = () => {};
  const take = async (text: string) => {
    unread += text;
    wake();
  };
  const ended = runWithin(args, {
    ...within,
    print: take,
    tell: take,
    interruption: () => controller.signal,
  });
  const prints = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const lines = unread.split('\n');
      const at = lines.findIndex((line) => pattern.test(line));
      if (at >= 0) {
        unread = lines.slice(at + 1).join('\n');
        return lines[at] as string;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return { prints, interrupt: () => controller.abort(), ended };
}

async function runWithin(args: readonly string[], { cwd, env, ...system }: Within): Promise<Ended> {
  const printed: string[] = [];
  const told: string[] = [];
  const code = await run(args, {
    root: ROOT,
    cwd,
    env,
    print: async (text) => void printed.push(text),
    tell: async (text) => void told.push(text),
    ask: null,
    ...system,
  });
  return { code, stdout: printed.join(''), stderr: told.join('') };
}
