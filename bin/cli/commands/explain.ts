import {
  type CardExplanation,
  type ExplainedButton,
  explainCard,
} from '#lib/review/explain-card.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { Call, Command } from '../command.ts';
import { reading } from '../place.ts';
import { DONE, type Status } from '../status.ts';

/** Explains a card: its memory, and how each button comes to its interval. */
export const explain: Command = {
  flags: ['json'],
  values: [],
  positionals: { least: 1, most: 1 },
  run: runExplain,
};

async function runExplain(call: Call): Promise<Status> {
  const [name = ''] = call.positionals;
  const explained = await reading(call, (context, actor) => {
    if (!actor) throw new AppError('not-found', `There is no card ${name}.`, { card: name });
    return explainCard(context, actor, name);
  });
  const json = () => `${JSON.stringify(explained)}\n`;
  await call.print(call.flags.has('json') ? json() : inText(call, explained));
  return DONE;
}

function inText({ words }: Call, { card, memory, buttons }: CardExplanation): string {
  const state = memory ? words.memory(memory) : words.noMemory;
  const names = ['again', 'hard', 'good', 'easy'] as const;
  const lines = names.map((name, place) => {
    return `${words.rating(place + 1)}: ${buttonText(words, buttons[name])}`;
  });
  return `${card}\n${state}\n${lines.join('\n')}\n`;
}

function buttonText(words: Call['words'], { due, interval, chain }: ExplainedButton): string {
  const why = chain.map((link) => `  ${words.link(link)}`);
  return [words.interval(interval, due), ...why].join('\n');
}
