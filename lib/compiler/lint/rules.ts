import type { LintRule } from './lint-rule.ts';
import { ambiguousReverse } from './rules/ambiguous-reverse.ts';
import { answerInPrompt } from './rules/answer-in-prompt.ts';
import { badCommand } from './rules/bad-command.ts';
import { badYaml } from './rules/bad-yaml.ts';
import { clozeAll } from './rules/cloze-all.ts';
import { confusableSet } from './rules/confusable-set.ts';
import { CONSTRUCT_RULES } from './rules/construct-rules.ts';
import { danglingReference } from './rules/dangling-reference.ts';
import { duplicatePrompt } from './rules/duplicate-prompt.ts';
import { headingLevel } from './rules/heading-level.ts';
import { homoglyph } from './rules/homoglyph.ts';
import { knownWrong } from './rules/known-wrong.ts';
import { longAnswer } from './rules/long-answer.ts';
import { longEnumeration } from './rules/long-enumeration.ts';
import { longPrompt } from './rules/long-prompt.ts';
import { manyHoles } from './rules/many-holes.ts';
import { mathVsShell } from './rules/math-vs-shell.ts';
import { missingContext } from './rules/missing-context.ts';
import { nearDuplicate } from './rules/near-duplicate.ts';
import { negation } from './rules/negation.ts';
import { noFenceLanguage } from './rules/no-fence-language.ts';
import { noSource } from './rules/no-source.ts';
import { orphanTopic } from './rules/orphan-topic.ts';
import { patternMatch } from './rules/pattern-match.ts';
import { placeholder } from './rules/placeholder.ts';
import { siblingOverload } from './rules/sibling-overload.ts';
import { twoQuestions } from './rules/two-questions.ts';
import { typoSuspect } from './rules/typo-suspect.ts';
import { uncountedSet } from './rules/uncounted-set.ts';
import { undatedClaim } from './rules/undated-claim.ts';
import { vagueCue } from './rules/vague-cue.ts';
import { yesNo } from './rules/yes-no.ts';

/** All rules about what makes a good card, one file each. */
export const LINT_RULES: readonly LintRule[] = [
  ...CONSTRUCT_RULES,
  clozeAll,
  manyHoles,
  longAnswer,
  longPrompt,
  longEnumeration,
  uncountedSet,
  twoQuestions,
  yesNo,
  vagueCue,
  danglingReference,
  missingContext,
  duplicatePrompt,
  nearDuplicate,
  confusableSet,
  answerInPrompt,
  patternMatch,
  ambiguousReverse,
  orphanTopic,
  noSource,
  undatedClaim,
  knownWrong,
  badCommand,
  badYaml,
  noFenceLanguage,
  placeholder,
  homoglyph,
  mathVsShell,
  siblingOverload,
  typoSuspect,
  headingLevel,
  negation,
];
