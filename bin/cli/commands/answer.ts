import { nearest } from '#lib/shared/nearest.ts';
import type { Call, Command } from '../command.ts';
import { DONE, type Status, UsageError } from '../status.ts';

const RATINGS = { again: 1, hard: 2, good: 3, easy: 4 } as const;

/** Answers a card now, as the browser would. */
export const answer: Command = {
  flags: ['json'],
  values: [],
  positionals: { least: 2, most: 2 },
  run: runAnswer,
};

async function runAnswer(call: Call): Promise<Status> {
  const [card = '', word = ''] = call.positionals;
  const rating = ratingOf(word, call);
  const { writing } = await import('../writing.ts');
  const answered = await writing(call, 'answer', { card, rating, language: call.language });
  const { event, state, due, leech } = answered;
  const json = () => JSON.stringify({ event, card: answered.card, state, due, leech });
  const { words } = call;
  const said = words.answered(words.rating(rating), words.phase[state], words.moment(due));
  const text = () => (leech ? `${said}\n${words.leech[leech]}` : said);
  await call.print(`${call.flags.has('json') ? json() : text()}\n`);
  return DONE;
}

function ratingOf(word: string, { words }: Call): 1 | 2 | 3 | 4 {
  const names = Object.keys(RATINGS) as (keyof typeof RATINGS)[];
  const name = names.find((each) => each === word.toLowerCase());
  if (!name) throw new UsageError(words.unknownRating(word, nearest(word, names)));
  return RATINGS[name];
}
