import { acceptAnswer, acceptAnswers } from '#lib/review/accept-answers.ts';
import { moreCards } from '#lib/review/more-cards.ts';
import { openSession } from '#lib/review/open-session.ts';
import type { AnswerInput, AnswersReply } from '#lib/review/types.ts';
import type { Bench, Tools } from './bench.ts';
import { figureOf } from './figure.ts';
import { type Place, withPlace } from './support/place.ts';
import { Reviewer } from './support/reviewer.ts';

const WARM_UP = 30;

/** An answer on the disk, and with the reply that a browser gets to it; in process. */
export const answer: Bench = {
  name: 'answer',
  figures: ['answer', 'answer-and-reply'],
  run: async (tools) => [
    figureOf({ name: 'answer', unit: 'ms', by: 'p95' }, await accept(tools, acceptOnly)),
    figureOf({ name: 'answer-and-reply', unit: 'ms', by: 'p95' }, await accept(tools, acceptAll)),
  ],
};

type Accept = (
  place: Place,
  sending: ReturnType<Reviewer['answer']>,
) => Promise<{ reply: AnswersReply; elapsed: number }>;

function accept(tools: Tools, work: Accept): Promise<number[]> {
  return withPlace(tools, async (place) => {
    const { context, actor } = place;
    const reviewer = new Reviewer(await openSession(context, actor, { deck: null, size: 24 }));
    const samples: number[] = [];
    for (let run = 0; run < WARM_UP + (tools.quick ? 100 : 300); run++) {
      const sending = reviewer.answer();
      const { reply, elapsed } = await work(place, sending);
      reviewer.acknowledge(reply, sending.want);
      const wish = reviewer.wish();
      if (wish) {
        const more = await moreCards(context, actor, { ...wish, deck: null });
        reviewer.stock(more, wish.want);
      }
      if (run >= WARM_UP) samples.push(elapsed);
    }
    return samples;
  });
}

async function acceptAll(
  { context, actor }: Place,
  sending: ReturnType<Reviewer['answer']>,
): Promise<{ reply: AnswersReply; elapsed: number }> {
  const startedAt = performance.now();
  const reply = await acceptAnswers(context, actor, sending);
  return { reply, elapsed: performance.now() - startedAt };
}

/** The reviewer needs the rest of the reply all the same, outside what is measured. */
async function acceptOnly(
  { context, actor }: Place,
  sending: ReturnType<Reviewer['answer']>,
): Promise<{ reply: AnswersReply; elapsed: number }> {
  const startedAt = performance.now();
  const result = await acceptAnswer(context, actor, sending.answers[0] as AnswerInput);
  const elapsed = performance.now() - startedAt;
  const rest = await acceptAnswers(context, actor, { ...sending, answers: [], stamp: null });
  return { reply: { ...rest, results: [result] }, elapsed };
}
