import path from 'node:path';
import { defineConfig } from 'vitest/config';

// The long forms of what the suite runs briefly: `npm run drill`.
const isDrill = process.env.DRILL === '1';
const kinds = isDrill ? '{test,drill}' : 'test';
const patience = isDrill ? 30 : 1;

/** Tests that start the built server. */
const SERVED = [`tests/http/**/*.${kinds}.ts`, `tests/start/built/**/*.${kinds}.ts`];
const SCREENS = [`tests/browser/**/*.${kinds}.ts`];
const STORED = [`tests/store/**/*.${kinds}.ts`];

/** One kind of tests; kinds run one after another, in this order, so that measured ones are alone. */
function project(
  name: string,
  order: number,
  test: { include: string[]; exclude?: string[]; maxWorkers: number; seconds: number },
) {
  const { seconds, ...rest } = test;
  return {
    extends: true as const,
    test: {
      name,
      sequence: { groupOrder: order },
      testTimeout: seconds * 1000 * patience,
      hookTimeout: seconds * 1000,
      ...rest,
    },
  };
}

/** Tests get it with a seed that stays the same outside drills. */
const fastCheck = path.join(import.meta.dirname, 'tests', 'support', 'fast-check.ts');

export default defineConfig({
  resolve: { alias: [{ find: /^fast-check$/, replacement: fastCheck }] },
  test: {
    allowOnly: false,
    setupFiles: ['tests/support/setup.ts'],
    // What a screen comes to show is waited for, as a person would: on a busy machine longer.
    expect: { poll: { timeout: 60_000, interval: 20 } },
    projects: [
      project('unit', 0, {
        include: [`tests/**/*.${kinds}.ts`],
        exclude: [...STORED, ...SERVED, ...SCREENS],
        maxWorkers: 2,
        seconds: 120,
      }),
      project('store', 1, { include: STORED, maxWorkers: 2, seconds: 120 }),
      project('http', 2, { include: SERVED, maxWorkers: 1, seconds: 240 }),
      project('browser', 3, { include: SCREENS, maxWorkers: 1, seconds: 480 }),
    ],
  },
});
