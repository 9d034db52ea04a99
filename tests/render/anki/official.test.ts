import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../support/root.ts';
import { CASES } from './cases.ts';
import { asAnkiHasIt, asWeHaveIt, type OfficialCard } from './compared.ts';

// Made by the official Anki: `WRITE_GOLDENS=1 npm run test:anki`.
const GOLDENS = path.join(ROOT, 'tests', 'render', 'anki', 'official.json');
const goldens = JSON.parse(readFileSync(GOLDENS, 'utf8')) as OfficialCard[];

describe('cards have the text and the structure that the official Anki gives them', () => {
  test('there is a rendering for each case', () => {
    expect(goldens).toHaveLength(CASES.length);
  });

  test.each(CASES.map((card, at) => [at, JSON.stringify(card.templates[0]), card] as const))(
    '%i %s',
    (at, _, card) => {
      expect(asWeHaveIt(card)).toEqual(asAnkiHasIt(goldens[at]!));
    },
  );
});
