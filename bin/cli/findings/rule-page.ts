import { readFileSync } from 'node:fs';
import path from 'node:path';
import { RULE_NAMES, ruleCalled } from '#lib/compiler/lint/rule-names.ts';
import { nearest } from '#lib/shared/nearest.ts';
import type { Call } from '../command.ts';
import { UsageError } from '../status.ts';

/** The page about a lint rule, by its code or name. Throws `UsageError` where there is no such rule. */
export function rulePage({ root, words }: Pick<Call, 'root' | 'words'>, rule: string): string {
  const code = ruleCalled(rule) ?? logRuleCalled(rule);
  if (code) return readFileSync(path.join(root, 'docs', 'lint', `${code}.md`), 'utf8');
  const known = [...Object.keys(RULE_NAMES), ...Object.values(RULE_NAMES)];
  throw new UsageError(words.unknownLintRule(rule, nearest(rule, known)));
}

/** The rule that speaks of the review log: no check of a text can break it. */
function logRuleCalled(rule: string): 'L135' | null {
  return ['l135', 'leech-rewrite'].includes(rule.toLowerCase()) ? 'L135' : null;
}
