import { test } from 'vitest';
import { defaultParameters } from '#lib/scheduler/parameters.ts';
import { usableAnswers } from '#lib/scheduler/fitting/answer-log.ts';
import { logLossOf } from '#lib/scheduler/fitting/accuracy.ts';
import { predict } from '#lib/scheduler/fitting/predict.ts';
import { fitHere, logOf, rememberer, study } from './learners.ts';
import { chance } from './learners.ts';

test('x', async () => {
  const variants: Record<string, number[]> = {
   weak: defaultParameters.map((w, i) => i < 4 ? w * 0.3 : i===8 ? 1.2 : i===20 ? 0.3 : w),
   strong: defaultParameters.map((w, i) => i < 4 ? w * 3 : i===8 ? 2.4 : w),
   same: [...defaultParameters]};
  for (const [name, own] of Object.entries(variants)) for (const seed of [1,2,3]) {
  const log = logOf(study(rememberer(own, { seed, cards: 600, days: 300 })));
  const r = await fitHere(log); const T=r.report.tested;
  const truth = predict(log, own);
  const us=usableAnswers(log); const from=us.length-5*Math.floor(us.length/6);
  let s=0; for (const p of us.subarray(from)) s+=logLossOf(truth[p]!, log.rating[p]!>1);
  console.log(name, seed, r.report.usable, T?.before.logLoss.toFixed(4), T?.fitted.logLoss.toFixed(4), 'truth', (s/(us.length-from)).toFixed(4), 't',T?.test.t.toFixed(2), r.report.verdict);
  }
  for (const p of [0.5,0.8,0.9,0.95]) for (const seed of [1,2,3]) {
  const r = await fitHere(logOf(study({ seed, cards: 600, days: 300, parameters: defaultParameters, recalls: () => p }))); const T=r.report.tested;
  console.log('coin',p, seed, r.report.usable, T?.before.logLoss.toFixed(4), T?.fitted.logLoss.toFixed(4), 't',T?.test.t.toFixed(2), r.report.verdict);
  }
}, 60000);
