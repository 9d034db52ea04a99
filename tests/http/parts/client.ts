import { request } from 'node:http';
import type { AnswerInput, AnswersReply, SessionCard } from '#lib/review/types.ts';
import { idMaker } from '#lib/shared/ids.ts';

/** What a server replied. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** What to send; headers that a browser's `fetch` would not let be set can be. */
export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** Sends one request with exactly these headers. */
export function send(
  url: string,
  { method = 'GET', headers = {}, body }: Asked = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(pieces).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Sends JSON as the page does. */
export function postJson(
  url: string,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const body = JSON.stringify(value);
  return send(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
}

/** The queue as the server would serve it now, with up to `want` cards. */
export async function queueOf(url: string, want = 50): Promise<AnswersReply> {
  const { status, text } = await send(`${url}/api/review/queue?want=${want}`);
  if (status !== 200) throw new Error(`The queue ended with ${status}: ${text}`);
  return JSON.parse(text) as AnswersReply;
}

/** Makes ids as the browser does. */
export const newId = idMaker(Date.now, (size) => crypto.getRandomValues(new Uint8Array(size)));

/** An answer to a card of the queue, Good unless told otherwise; the server computes its outcome. */
export function answerTo(
  card: SessionCard,
  now: number,
  differences: Partial<Record<keyof AnswerInput, unknown>> = {},
): AnswerInput {
  const answer: AnswerInput = {
    id: newId<'event'>(),
    card: card.id,
    rating: 3,
    clientAt: now,
    device: 'test',
    zoneOffset: 180,
    revealMs: 1500,
    durationMs: 3000,
    phaseBefore: card.state.phase,
    recall: null,
    preset: card.preset,
    presetVersion: 1,
    revision: card.revision,
    language: card.language,
    outcome: null,
    typed: null,
    verdict: null,
  };
  return { ...answer, ...differences } as AnswerInput;
}

/** Sends answers and nothing else. */
export function postAnswers(url: string, answers: readonly unknown[]): Promise<Reply> {
  return postJson(`${url}/api/review/answers`, { deck: null, have: [], want: 0, answers });
}

/** How many answers count, by the review log. */
export async function answerCount(url: string): Promise<number> {
  const { text } = await send(`${url}/api/export/reviews.csv`);
  return text.trim().split('\n').length - 1;
}
