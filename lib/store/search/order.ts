/** What found cards can be put in order by. */
export const SORTS = [
  'added',
  'deck',
  'prompt',
  'answer',
  'kind',
  'tags',
  'state',
  'due',
  'interval',
  'stability',
  'difficulty',
  'recall',
  'reps',
  'lapses',
  'changed',
] as const;

/** One of them. */
export type Sort = (typeof SORTS)[number];

/** An order: by what, and whether the least comes last. */
export interface Order {
  readonly by: Sort;
  readonly falling: boolean;
}

/** Where a page ended: the next one begins after it. */
export interface PageEnd {
  readonly key: string | number;
  readonly id: string;
}
