import { everything } from '#lib/library/card-query.ts';
import { type CardLine, listCards, promptText } from '#lib/library/list-cards.ts';
import type { Call, Command } from '../command.ts';
import { printLines } from '../output.ts';
import { reading } from '../place.ts';
import { queryOf } from '../query.ts';
import { DONE, type Status } from '../status.ts';

/** Lists cards, one a line. */
export const cards: Command = {
  flags: ['json'],
  values: ['search'],
  positionals: { least: 0, most: 0 },
  run: runCards,
};

async function runCards(call: Call): Promise<Status> {
  const tree = (await queryOf(call)) ?? everything;
  const line = call.flags.has('json') ? (card: CardLine) => JSON.stringify(card) : textLine(call);
  await reading(call, async (context, actor) => {
    if (actor) await printLines(call.print, inLines(listCards(context, actor, tree), line));
  });
  return DONE;
}

async function* inLines(
  found: AsyncIterable<CardLine>,
  line: (card: CardLine) => string,
): AsyncGenerator<string> {
  for await (const card of found) yield line(card);
}

function textLine({ words }: Call): (card: CardLine) => string {
  return ({ id, state, due, prompt }) => {
    const when = due === null ? '-' : words.day(due);
    return `${id}  ${words.phase[state]}  ${when}  ${promptText(prompt)}`;
  };
}
