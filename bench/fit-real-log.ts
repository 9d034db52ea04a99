import { readFileSync } from 'node:fs';
import path from 'node:path';
import { localActor } from '#lib/accounts/local-actor.ts';
import type { Actor, Context } from '#lib/context.ts';
import { openContext } from '#lib/open-context.ts';
import { type FitResult, startFit } from '#lib/options/fit/start-fit.ts';
import type { PresetId } from '#lib/shared/ids.ts';
import { readPresets } from '#lib/store/presets.ts';
import { logAnswers } from '../tests/support/log-answers.ts';
import { findRealReviews, readRealReviews } from '../tests/support/real-reviews.ts';
import type { Bench, Tools } from './bench.ts';
import { figureOf } from './figure.ts';

const LOOK_MS = 10;

/**
 * A fit over a real log of 41,847 answers, from the press of the button to the verdict, with its test and the start of its process; how
 * much memory that process took; and the mean log loss on five parts of the log under the usual parameters and under fitted ones.
 */
export const fitRealLog: Bench = {
  name: 'fit-real-log',
  figures: ['fit-real-log', 'fit-real-log-memory', 'fit-real-log-loss-usual', 'fit-real-log-loss'],
  run: async (tools) => {
    const place = await openLogged(tools);
    const runs = await timesOf(place, tools.quick ? 3 : 9);
    await place.context.store.close();
    const losses = (side: 'before' | 'fitted') =>
      runs.map(({ result }) => result.report.tested?.[side].logLoss ?? Number.NaN);
    return [
      figureOf(
        { name: 'fit-real-log', unit: 'ms', target: 3000 },
        runs.map(({ ms }) => ms),
      ),
      figureOf(
        { name: 'fit-real-log-memory', unit: 'MB', target: 250 },
        runs.map(({ megabytes }) => megabytes),
      ),
      figureOf({ name: 'fit-real-log-loss-usual', unit: 'nats' }, losses('before')),
      figureOf({ name: 'fit-real-log-loss', unit: 'nats', target: 0.3341 }, losses('fitted')),
    ];
  },
};

interface Logged {
  readonly context: Context;
  readonly actor: Actor;
  readonly preset: PresetId;
}

async function openLogged({ root, newFolder }: Tools): Promise<Logged> {
  const log = findRealReviews();
  if (log === null) throw new Error('The log reviews-a.csv is not beside the repository.');
  const folder = newFolder();
  const file = path.join(folder, 'kartoteka.db');
  const migrations = path.join(root, 'prisma', 'migrations');
  const context = await openContext({ databaseFile: file, migrations, startAt: null });
  const actor = await localActor(context);
  const place = { context, actor, folder, file, wait: () => {} };
  await logAnswers(place, [...readRealReviews(log).values()]);
  const [preset] = await readPresets(context.store.db, actor.user);
  return { context, actor, preset: preset?.id as PresetId };
}

interface Run {
  readonly ms: number;
  readonly megabytes: number;
  readonly result: FitResult;
}

async function timesOf({ context, actor, preset }: Logged, count: number): Promise<Run[]> {
  const runs: Run[] = [];
  while (runs.length < count) {
    let megabytes = 0;
    const startedAt = performance.now();
    const looking = setInterval(() => {
      megabytes = Math.max(megabytes, ...childrenOfThis().map(mostMemory));
    }, LOOK_MS);
    const { ended } = await startFit(context, actor, { preset, adopt: false });
    const result = await ended;
    const ms = performance.now() - startedAt;
    clearInterval(looking);
    if (result === null) throw new Error('The fit failed');
    runs.push({ ms, megabytes, result });
  }
  return runs;
}

/** Linux lists them. */
function childrenOfThis(): string[] {
  const list = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8');
  return list.split(' ').filter(Boolean);
}

/** The most resident memory that a process ever had; Linux tells it in KiB. */
function mostMemory(pid: string): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return (Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024) / 1_000_000;
  } catch {
    return 0;
  }
}
