import type { Severity } from '#lib/bundle/finding.ts';

/** Everything that the compiler has to say, with how much it matters. `K`: the format; `L`: what makes a good card; `P`: the plan. */
export const SEVERITIES = {
  K001: 'error',
  K002: 'warning',
  K003: 'error',
  K004: 'error',
  K005: 'error',
  K006: 'error',
  K007: 'warning',
  K008: 'warning',
  K009: 'warning',
  K010: 'warning',
  K011: 'warning',
  K012: 'warning',
  K013: 'warning',
  K014: 'error',
  K030: 'error',
  K031: 'warning',
  K032: 'error',
  K033: 'error',
  K015: 'error',
  K016: 'error',
  K017: 'error',
  K018: 'error',
  K034: 'error',
  K035: 'error',
  K036: 'warning',
  K037: 'warning',
  K038: 'warning',
  K039: 'warning',
  L101: 'error',
  L102: 'error',
  L128: 'warning',
  L129: 'warning',
  P001: 'hint',
  P002: 'warning',
  P003: 'error',
} as const satisfies Record<string, Severity>;

/** A code of a finding of the compiler. */
export type FindingCode = keyof typeof SEVERITIES;
