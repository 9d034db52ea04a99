import type { SqlValue } from './sql.ts';

/** A statement for another thread, with what fills it. */
export interface Order {
  readonly does: 'all' | 'run';
  /** Names the statement; its text is told once. */
  readonly number: number;
  readonly text: string | null;
  readonly values: readonly SqlValue[];
}

/** What is sent at once: statements that are carried out in turn. */
export type Letter = readonly Order[];
