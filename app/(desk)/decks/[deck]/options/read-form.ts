import { FIELD_NAMES, type FieldName } from '#lib/options/option-fields.ts';
import { SWITCHES } from '#lib/options/option-text.ts';
import type { FormValues } from './form-state.ts';

const LONGEST = 2000;

/** The fields of a form as a browser sends them: a box that is not ticked is absent, the seven days have one name. */
export function readForm(pairs: Iterable<readonly [string, unknown]>): FormValues {
  const sent = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    if (typeof value !== 'string') continue;
    sent.set(name, [...(sent.get(name) ?? []), value.slice(0, LONGEST)]);
  }
  return Object.fromEntries(
    FIELD_NAMES.filter((name) => sent.has(name) || isSwitch(name)).map((name) => [
      name,
      (sent.get(name) ?? ['']).join(','),
    ]),
  ) as unknown as FormValues;
}

function isSwitch(name: FieldName): boolean {
  return (SWITCHES as readonly string[]).includes(name);
}
