import { expect, test } from 'vitest';
import { defaultParameters } from '#lib/scheduler/parameters.ts';
import { fitHere, logOf, rememberer, study } from './learners.ts';

test('Of sixty learners whose memory is the present parameters, at most one in twenty is given others', async () => {
  let adopted = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const log = logOf(study(rememberer(defaultParameters, { seed, cards: 300, days: 300 })));
    if ((await fitHere(log)).report.verdict === 'adopt') adopted++;
  }
  expect(adopted).toBeLessThanOrEqual(3);
});
