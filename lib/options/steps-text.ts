import { DAY_SECONDS, type Seconds } from '#lib/shared/instant.ts';
import type { Language } from '#lib/shared/settings.ts';

const SIZES = { second: 1, minute: 60, hour: 3600, day: DAY_SECONDS } as const;

const WORDS: Readonly<Record<string, Seconds>> = {
  ...words(SIZES.second, 's sec с сек'),
  // A bare number counts minutes, as in Anki.
  ...words(SIZES.minute, 'm min м мин'),
  '': SIZES.minute,
  ...words(SIZES.hour, 'h hr ч час'),
  ...words(SIZES.day, 'd day days д дн день дня дней'),
  ...words(7 * SIZES.day, 'w нед'),
  ...words(365 * SIZES.day, 'y г год лет л'),
};

const LETTERS: Readonly<Record<Language, Readonly<Record<keyof typeof SIZES, string>>>> = {
  en: { second: 's', minute: 'm', hour: 'h', day: 'd' },
  ru: { second: 'с', minute: 'м', hour: 'ч', day: 'д' },
};

const STEP = /[\s,;]*(-?\d{1,12}(?:[.,]\d{1,6})?)\s*(\p{L}*)\.?(?=[\s,;\d]|$)/uy;
const REST = /[\s,;]*(\S*)/uy;

/** Steps as they were typed; or, where something is no step, that. */
export type StepsReading =
  | { readonly steps: readonly { readonly seconds: Seconds; readonly typed: string }[] }
  | { readonly notAStep: string };

/**
 * Reads steps as people write them: `1m 10m 1d`, `1 м 10 м 1 д`, `1.5h`, `90 sec`. A number without a unit counts minutes.
 * Rounded to whole seconds; whether they lie in their range is for the reader to check.
 */
export function readSteps(text: string): StepsReading {
  const steps: { seconds: Seconds; typed: string }[] = [];
  let at = 0;
  while (text.slice(at).trim() !== '') {
    STEP.lastIndex = at;
    const [typed = '', number = '', unit = ''] = STEP.exec(text) ?? [];
    const size = WORDS[unit.toLowerCase()];
    if (typed === '' || size === undefined) return { notAStep: restOf(text, at) };
    const seconds = Math.round(Number(number.replace(',', '.')) * size);
    steps.push({ seconds, typed: typed.replace(/^[\s,;]+/, '') });
    at = STEP.lastIndex;
  }
  return { steps };
}

/** Steps in their shortest form: `1m 10m 1d`, in Russian `1м 10м 1д`. */
export function writeSteps(steps: readonly Seconds[], language: Language): string {
  return steps.map((seconds) => writeStep(seconds, language)).join(' ');
}

/** A step in the largest unit of which it is a whole number: `90s`, `1h`, `2d`. */
export function writeStep(seconds: Seconds, language: Language): string {
  const units = Object.entries(SIZES) as [keyof typeof SIZES, Seconds][];
  const [unit, size] = units.findLast((each) => seconds % each[1] === 0) ?? ['second', 1];
  return `${seconds / size}${LETTERS[language][unit]}`;
}

function words(seconds: Seconds, list: string): Record<string, Seconds> {
  return Object.fromEntries(list.split(' ').map((word) => [word, seconds]));
}

function restOf(text: string, at: number): string {
  REST.lastIndex = at;
  return REST.exec(text)?.[1] ?? '';
}
