import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../support/root.ts';
import { lintText } from './linting.ts';

/** Notes as their author wrote them, with no card in them; they lie beside the repository, or not at all. */
const NOTES = path.join(ROOT, '..', 'shared', 'notes', 'kubernetes-in-action.ru.md');

/** Lines of mistakes that a pattern can recognise. */
const MISTAKES = [120, 181, 183, 195, 235, 282, 311, 361];
/** Lines whose sense is turned round: no pattern can tell. */
const INVERTED = [520, 526];

it('raw notes: known mistakes are told with their lines, the manifest with its place, inverted sense is not', (context) => {
  if (!existsSync(NOTES)) return context.skip(`${NOTES} is not there`);
  const findings = lintText(readFileSync(NOTES, 'utf8'));
  const wrong = findings.filter(({ code, values }) => code === 'L123' && values.kind === 'wrong');
  expect(wrong.map(({ line }) => line)).toEqual(expect.arrayContaining(MISTAKES));
  expect(findings.filter(({ line }) => INVERTED.includes(line))).toEqual([]);
  const yaml = findings.filter(({ code }) => code === 'L125');
  expect(yaml.map(({ line, column }) => [line, column])).toEqual([[282, 1]]);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});
