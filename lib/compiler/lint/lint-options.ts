import type { Errata } from './errata.ts';

/** How thoroughly to look, and what is known to be wrong. */
export interface LintOptions {
  /** `errors` looks only for what keeps a card out. */
  readonly depth: 'errors' | 'all';
  readonly errata: Errata;
}
