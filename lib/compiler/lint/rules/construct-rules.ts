import type { ConstructRule } from '../lint-rule.ts';

/** What the constructs themselves report while they read a card. */
export const CONSTRUCT_RULES: readonly ConstructRule[] = [
  { code: 'L101', scope: 'construct' },
  { code: 'L102', scope: 'construct' },
  { code: 'L129', scope: 'construct' },
];
