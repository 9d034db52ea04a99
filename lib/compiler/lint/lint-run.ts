import type { Finding, Severity } from '#lib/bundle/finding.ts';
import { type LintCode, SEVERITIES } from '#lib/compiler/finding-codes.ts';
import type { LintOptions } from './lint-options.ts';
import type { Hit, LintRule } from './lint-rule.ts';
import type { LintSettings } from './lint-settings.ts';

/** How much a finding of a rule matters under an author's settings; `off` leaves it out. */
export function severityOf(code: LintCode, hit: Pick<Hit, 'severity'>, settings: LintSettings) {
  const set = settings.get(code)?.severity ?? null;
  if (set === 'off') return 'off';
  const natural: Severity = hit.severity ?? SEVERITIES[code];
  if (set === null) return natural;
  // A setting speaks about the rule; where a finding matters less than its rule, it does so here too.
  return hit.severity && weight(hit.severity) < weight(set) ? hit.severity : set;
}

function weight(severity: Severity): number {
  return ['hint', 'warning', 'error'].indexOf(severity);
}

/** Whether a rule is to be asked at all. */
export function isAsked(
  { code }: LintRule,
  settings: LintSettings,
  { depth }: LintOptions,
): boolean {
  const severity = settings.get(code)?.severity ?? SEVERITIES[code];
  return depth === 'all' ? severity !== 'off' : severity === 'error';
}

/** The bound that a rule works with. */
export function thresholdOf({ code, threshold = 0 }: LintRule, settings: LintSettings): number {
  return settings.get(code)?.threshold ?? threshold;
}

/** Whether a finding keeps its card from compiling. */
export function isBlocking({ severity }: Pick<Finding, 'severity'>): boolean {
  return severity === 'error';
}
