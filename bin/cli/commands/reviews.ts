import { listReviews, type ReviewLine } from '#lib/library/list-reviews.ts';
import type { Call, Command } from '../command.ts';
import { printLines } from '../output.ts';
import { reading } from '../place.ts';
import { queryOf } from '../query.ts';
import { DONE, type Status } from '../status.ts';

/** Lists answers that count, one a line. */
export const reviews: Command = {
  flags: ['json'],
  values: ['search'],
  positionals: { least: 0, most: 0 },
  run: runReviews,
};

async function runReviews(call: Call): Promise<Status> {
  const tree = await queryOf(call);
  const line = call.flags.has('json') ? (each: ReviewLine) => JSON.stringify(each) : textLine(call);
  await reading(call, async (context, actor) => {
    if (actor) await printLines(call.print, inLines(listReviews(context, actor, tree), line));
  });
  return DONE;
}

async function* inLines(
  found: AsyncIterable<ReviewLine>,
  line: (review: ReviewLine) => string,
): AsyncGenerator<string> {
  for await (const review of found) yield line(review);
}

function textLine({ words }: Call): (review: ReviewLine) => string {
  return ({ card, at, rating, duration }) =>
    `${words.moment(at)}  ${card}  ${words.rating(rating)}  ${words.seconds(duration / 1000)}`;
}
