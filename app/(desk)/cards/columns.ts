/** The columns of the list of cards, in their order; each is also an order that the list can be in. */
export const COLUMNS = [
  'prompt',
  'answer',
  'deck',
  'kind',
  'state',
  'due',
  'interval',
  'stability',
  'difficulty',
  'recall',
  'reps',
  'lapses',
  'tags',
  'added',
  'changed',
] as const;

/** One of them. */
export type Column = (typeof COLUMNS)[number];

/** What is shown to somebody who has chosen nothing. */
export const FIRST_COLUMNS: readonly Column[] = [
  'prompt',
  'deck',
  'state',
  'due',
  'interval',
  'recall',
];

/** Columns that hold numbers: they stand at the end of their cells. */
export const NUMBERS: ReadonlySet<Column> = new Set([
  'interval',
  'stability',
  'difficulty',
  'recall',
  'reps',
  'lapses',
]);

/** An order in the address: the column, with a minus before it where the greatest comes first. */
export function readOrder(text: string | null): { by: Column; falling: boolean } {
  const falling = !text || text.startsWith('-');
  const name = text?.replace(/^-/, '');
  return { by: COLUMNS.find((each) => each === name) ?? 'added', falling };
}

/** The same as text. */
export function orderText({ by, falling }: { by: Column; falling: boolean }): string {
  return falling ? `-${by}` : by;
}
