import type { Severity } from '#lib/bundle/finding.ts';
import type { LintCode } from '#lib/compiler/finding-codes.ts';
import { ruleCalled } from './rule-names.ts';

/** What an author decided about one rule; null keeps what the rule says. */
export interface RuleSetting {
  readonly severity: Severity | 'off' | null;
  readonly threshold: number | null;
}

/** What the head of a file decides about rules, by their codes. */
export type LintSettings = ReadonlyMap<LintCode, RuleSetting>;

/** Nothing is decided. */
export const NO_SETTINGS: LintSettings = new Map();

const SEVERITIES: readonly unknown[] = ['off', 'error', 'warning', 'hint'];

/**
 * Reads what stands after a rule under `lint:` in a head: `off`, a severity, a threshold, or `{ severity, threshold }`. Null where it
 * is none of these, or there is no such rule.
 */
export function readRuleSetting(rule: string, value: unknown): [LintCode, RuleSetting] | null {
  const code = ruleCalled(rule);
  const setting = settingOf(value);
  return code && setting ? [code, setting] : null;
}

function settingOf(value: unknown): RuleSetting | null {
  // YAML 1.1 reads `off` as false, and people write `false` for it.
  if (value === false) return { severity: 'off', threshold: null };
  if (isSeverity(value)) return { severity: value, threshold: null };
  if (isThreshold(value)) return { severity: null, threshold: value };
  return typeof value === 'object' && value !== null ? settingOfMap(value) : null;
}

function settingOfMap(map: object): RuleSetting | null {
  const { severity = null, threshold = null, ...rest } = map as Record<string, unknown>;
  const isKnown = Object.keys(rest).length === 0;
  const fits =
    (severity === null || isSeverity(severity)) && (threshold === null || isThreshold(threshold));
  return isKnown && fits ? { severity, threshold } : null;
}

function isSeverity(value: unknown): value is Severity | 'off' {
  return SEVERITIES.includes(value);
}

function isThreshold(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

/** The rules that a card's attribute `lint` switches off. */
export type Silence = 'all' | ReadonlySet<LintCode>;

/** Reads a card's attribute `lint`: `off` switches off all rules, `-L105 -yes-no` those two. */
export function readSilence(attribute: string | null): Silence {
  if (attribute === null) return NOTHING;
  const words = attribute.replace(/^["'[]|["'\]]$/g, '').split(/[\s,]+/);
  if (words.includes('off')) return 'all';
  const named = words.filter((word) => word.startsWith('-'));
  return new Set(named.flatMap((word) => ruleCalled(word.slice(1)) ?? []));
}

/** Whether a rule is switched off. */
export function isSilent(silence: Silence, code: LintCode): boolean {
  return silence === 'all' || silence.has(code);
}

const NOTHING: Silence = new Set();
