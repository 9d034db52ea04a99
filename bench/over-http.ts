import type { AnswersReply, QueueReply, SessionStart } from '#lib/review/types.ts';
import type { Bench, Tools } from './bench.ts';
import { CALENDAR } from './collection/life.ts';
import { type Figure, figureOf } from './figure.ts';
import { Client } from './support/requests.ts';
import { Reviewer } from './support/reviewer.ts';
import { withServer } from './support/served.ts';

const QUEUE = '/api/review/queue?want=24';
const WARM_UP = 50;

/** What a browser waits for, from the production server over one connection: one request after another. */
export const overHttp: Bench = {
  name: 'http',
  figures: ['answer-http', 'queue-slice-http', 'today-http'],
  run: (tools) =>
    withServer(tools, async ({ url }) => {
      const client = new Client(url);
      try {
        return [
          await queueFigure(client, tools),
          await todayFigure(client, tools),
          await answerFigure(client, tools),
        ];
      } finally {
        client.close();
      }
    }),
};

async function answerFigure(client: Client, tools: Tools): Promise<Figure> {
  const reviewer = new Reviewer(await openSession(client));
  const samples = await repeat(tools, async () => {
    const sending = reviewer.answer();
    const { text, elapsed } = await client.post('/api/review/answers', sending);
    reviewer.acknowledge(JSON.parse(text) as AnswersReply, sending.want);
    return elapsed;
  });
  return figureOf({ name: 'answer-http', unit: 'ms', by: 'p95', target: 8 }, samples);
}

async function queueFigure(client: Client, tools: Tools): Promise<Figure> {
  const samples = await repeat(tools, async () => (await client.get(QUEUE)).elapsed);
  return figureOf({ name: 'queue-slice-http', unit: 'ms', by: 'p95', target: 20 }, samples);
}

async function todayFigure(client: Client, tools: Tools): Promise<Figure> {
  const samples = await repeat(tools, async () => (await client.get('/')).elapsed);
  return figureOf({ name: 'today-http', unit: 'ms', by: 'p95', target: 25 }, samples);
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
  return { ...start, calendar: CALENDAR, learnAhead: 1200, last: null, canUndo: false };
}
