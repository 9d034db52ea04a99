import { type DueList, isDeskLaid, listDue } from '#lib/review/list-due.ts';
import type { Call, Command } from '../command.ts';
import { hasDatabase, reading } from '../place.ts';
import { DONE, type Status } from '../status.ts';

/** Shows what is due now, by deck on the desk. */
export const due: Command = {
  flags: ['json'],
  values: [],
  positionals: { least: 0, most: 0 },
  run: runDue,
};

async function runDue(call: Call): Promise<Status> {
  const list = (await readDue(call)) ?? (await layAndRead(call));
  await call.print(call.flags.has('json') ? `${JSON.stringify(list)}\n` : inText(call, list));
  return DONE;
}

/** Null where the desk is still to be laid, which is a write. */
async function readDue(call: Call): Promise<DueList | null> {
  if (!hasDatabase(call)) return null;
  return reading(call, async (context, actor) => {
    if (!actor || !(await isDeskLaid(context, actor))) return null;
    return listDue(context, actor);
  });
}

async function layAndRead(call: Call): Promise<DueList> {
  const { writing } = await import('../writing.ts');
  return writing(call, 'due', { language: call.language });
}

function inText({ words }: Call, { decks, ...sum }: DueList): string {
  const lines = decks.map(
    (deck) => `${'  '.repeat(deck.depth)}${deck.title}: ${words.counts(deck)}`,
  );
  if (decks.length === 0) return `${words.emptyDesk}\n`;
  if (decks.length > 1) lines.push(`${words.total}: ${words.counts(sum)}`);
  return `${lines.join('\n')}\n`;
}
