import type { FrontMatter } from '#lib/compiler/front-matter.ts';
import type { LintOptions } from './lint-options.ts';
import type { DocumentRule, LintDocument } from './lint-rule.ts';
import { isAsked, thresholdOf } from './lint-run.ts';
import type { Found, LintedSection, Verdict } from './linted-section.ts';
import { LINT_RULES } from './rules.ts';

const DOCUMENT_RULES = LINT_RULES.filter((rule): rule is DocumentRule => rule.scope === 'document');

/** Looks at the sections of a document together. Gives what there is to say about each, in their order. */
export function lintDocument(
  sections: readonly LintedSection[],
  head: FrontMatter,
  options: LintOptions,
): readonly Verdict[] {
  const document: LintDocument = {
    sections: sections.map(({ section }) => section),
    errata: options.errata,
    hasSource: head.source !== null,
  };
  const found: Found[][] = sections.map(() => []);
  for (const rule of DOCUMENT_RULES) {
    if (!isAsked(rule, head.lint, options)) continue;
    for (const { section, ...hit } of rule.check(document, thresholdOf(rule, head.lint))) {
      found[section]?.push({ ...hit, rule });
    }
  }
  return sections.map((section, at) => section.verdict(found[at] as Found[]));
}
