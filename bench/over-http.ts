import type { AnswersReply, QueueReply, SessionStart, UndoReply } from '#lib/review/types.ts';
import type { Bench, Tools } from './bench.ts';
import { CALENDAR } from './collection/life.ts';
import { type Figure, figureOf } from './figure.ts';
import { residentMegabytes } from './support/memory.ts';
import { Client } from './support/requests.ts';
import { Reviewer } from './support/reviewer.ts';
import { withServer } from './support/served.ts';

const QUEUE = '/api/review/queue?want=24';
const WARM_UP = 50;

/** What a browser waits for, from the production server over one connection: one request after another. */
export const overHttp: Bench = {
  name: 'http',
  figures: [
    ...['queue-slice-http', 'today-http', 'answer-http', 'answer-spike-http'],
    ...['refill-http', 'undo-http'],
  ],
  run: (tools) =>
    withServer(tools, ({ url }) =>
      withClient(url, async (client) => [
        await queueFigure(client, { tools, name: 'queue-slice-http', target: 20 }),
        await todayFigure(client, { tools, name: 'today-http', target: 25 }),
        ...(await answerFigures(client, { tools, name: '-http', target: 8 })),
        await undoFigure(client, { tools, name: 'undo-http', target: 10 }),
      ]),
    ),
};

/** The same at a million cards and ten million answers, with the slowest answer and the memory of the server after all of it. */
export const overHttpHuge: Bench = {
  name: 'http-huge',
  figures: [
    'queue-slice-http-huge',
    'today-http-huge',
    'answer-http-huge',
    'answer-spike-http-huge',
    'refill-http-huge',
    'undo-http-huge',
    'memory-huge',
  ],
  run: (tools) =>
    withServer(
      tools,
      ({ url, pid }) =>
        withClient(url, async (client) => {
          const queue = { tools, name: 'queue-slice-http-huge', target: 30 };
          const first = { tools, name: 'today-http-huge', target: 100 };
          const figures = [await queueFigure(client, queue), await todayFigure(client, first)];
          return [
            ...figures,
            ...(await answerFigures(client, { tools, name: '-http-huge', target: 10 })),
            await undoFigure(client, { tools, name: 'undo-http-huge', target: 10 }),
            figureOf({ name: 'memory-huge', unit: 'MB', target: 400 }, [
              residentMegabytes(pid, 'VmHWM'),
            ]),
          ];
        }),
      tools.hugeCollection,
    ),
};

interface Measuring {
  readonly tools: Tools;
  readonly name: string;
  readonly target: number;
}

function judged(name: string, samples: readonly number[], target: number): Figure {
  return figureOf({ name, unit: 'ms', by: 'p95', target }, samples);
}

/** An answer may take this long at the most, and so may what asks for more cards, which nobody waits for. */
const SPIKE_MS = 50;

/** Answers, the slowest of them, and the asking for more cards in between. */
async function answerFigures(
  client: Client,
  { tools, name, target }: Measuring,
): Promise<Figure[]> {
  const reviewer = new Reviewer(await openSession(client));
  const refills: number[] = [];
  const samples = await repeat(tools, async () => {
    const sending = reviewer.answer();
    const { text, elapsed } = await client.post('/api/review/answers', sending);
    reviewer.acknowledge(JSON.parse(text) as AnswersReply, sending.want);
    const refill = await stock(client, reviewer);
    if (refill !== null) refills.push(refill);
    return elapsed;
  });
  return [
    judged(`answer${name}`, samples, target),
    judged(`answer-spike${name}`, [Math.max(...samples)], SPIKE_MS),
    judged(`refill${name}`, refills.slice(1), SPIKE_MS),
  ];
}

/** As a browser does between its answers; null where it holds enough. */
async function stock(client: Client, reviewer: Reviewer): Promise<number | null> {
  const wish = reviewer.wish();
  if (wish === null) return null;
  const asked = `/api/review/queue?have=${wish.have.join(',')}&want=${wish.want}`;
  const { text, elapsed } = await client.get(asked);
  reviewer.stock(JSON.parse(text) as QueueReply, wish.want);
  return elapsed;
}

/** Takes back what was answered before, one by one. */
async function undoFigure(client: Client, { tools, name, target }: Measuring): Promise<Figure> {
  const samples = await repeat(tools, async () => {
    const { text, elapsed } = await client.post('/api/review/undo', { deck: null });
    const { event } = JSON.parse(text) as UndoReply;
    if (!event) throw new Error('Nothing was taken back');
    return elapsed;
  });
  return judged(name, samples, target);
}

async function queueFigure(client: Client, { tools, name, target }: Measuring): Promise<Figure> {
  return judged(name, await repeat(tools, async () => (await client.get(QUEUE)).elapsed), target);
}

async function todayFigure(client: Client, { tools, name, target }: Measuring): Promise<Figure> {
  return judged(name, await repeat(tools, async () => (await client.get('/')).elapsed), target);
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(url);
  try {
    return await work(client);
  } finally {
    client.close();
  }
}

async function repeat({ quick }: Tools, work: () => Promise<number>): Promise<number[]> {
  const samples: number[] = [];
  for (let run = 0; run < WARM_UP + (quick ? 100 : 300); run++) {
    const elapsed = await work();
    if (run >= WARM_UP) samples.push(elapsed);
  }
  return samples;
}

/** The session as the review page would begin it. */
async function openSession(client: Client): Promise<SessionStart> {
  const { now, more, counts, presets, loads, nextDue, done, stamp } = JSON.parse(
    (await client.get(QUEUE)).text,
  ) as QueueReply;
  if (counts === null) throw new Error('The queue came without its counts');
  const start = { now, counts, presets, loads, nextDue, done, stamp, cards: more };
  return {
    ...start,
    course: 'queue',
    calendar: CALENDAR,
    learnAhead: 1200,
    last: null,
    canUndo: false,
    undoAct: null,
  };
}
