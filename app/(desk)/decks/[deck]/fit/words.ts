import type { FitTexts } from '#app/i18n/fit.en.ts';
import { FIT_LEAST, fitGain } from '#lib/options/fit/fit-gain.ts';
import type { FitReport } from '#lib/scheduler/fitting/fit-report.ts';
import type { Language } from '#lib/shared/settings.ts';

/** What a test of parameters found, in one sentence. */
export function foundInWords(report: FitReport, texts: FitTexts, language: Language): string {
  const { verdict, usable, unseen, tested } = report;
  if (verdict === 'too-few-answers') return texts.tooFew(usable, FIT_LEAST.answers);
  if (tested === null) return texts.tooFewNew(unseen, FIT_LEAST.scored);
  const gain = fitGain(tested);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const share = percent.format(Math.abs(gain));
  if (verdict === 'adopt') return texts.better(share, tested.scored);
  return gain > 0 ? texts.chance(share, tested.scored) : texts.worse(share, tested.scored);
}

/** A measure in so many digits, as the language writes it. */
export function digits(value: number, places: number, language: Language): string {
  const options = { minimumFractionDigits: places, maximumFractionDigits: places };
  return new Intl.NumberFormat(language, options).format(value);
}
