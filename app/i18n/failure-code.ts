import type { FailureCode } from '#app/server/route-handler.ts';
import { en } from './en.ts';

/** A code that the parameter of an address names, of those that there is a sentence for; null where it names none. */
export function failureCode(value: string | string[] | undefined): FailureCode | null {
  const isKnown = typeof value === 'string' && Object.hasOwn(en.failure, value);
  return isKnown ? (value as FailureCode) : null;
}
