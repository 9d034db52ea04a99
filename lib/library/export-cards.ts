import type { Actor, Context } from '#lib/context.ts';
import { csvRow } from '#lib/formats/csv/write.ts';
import type { SearchTree } from '#lib/search/tree.ts';
import { type CardLine, listCards } from './list-cards.ts';

const COLUMNS = [
  'id',
  'note',
  'deck',
  'kind',
  'prompt',
  'answer',
  'tags',
  'state',
  'due',
  'stability',
  'difficulty',
  'reps',
  'lapses',
  'suspended',
  'archived',
] as const satisfies readonly (keyof CardLine)[];

/** The cards that a query asks for as CSV, each with its state: the columns of `kartoteka cards`, tags apart by spaces. */
export async function* exportCards(
  context: Context,
  actor: Actor,
  tree: SearchTree,
): AsyncGenerator<string> {
  yield csvRow(COLUMNS);
  for await (const card of listCards(context, actor, tree)) {
    yield csvRow(COLUMNS.map((name) => (name === 'tags' ? card.tags.join(' ') : card[name])));
  }
}
