import type { LintCode } from '#lib/compiler/finding-codes.ts';

/** What authors may write instead of a code. */
export const RULE_NAMES: Readonly<Record<LintCode, string>> = {
  L101: 'empty-side',
  L102: 'orphan-cloze',
  L103: 'cloze-all',
  L104: 'many-holes',
  L105: 'long-answer',
  L106: 'long-prompt',
  L107: 'long-enumeration',
  L108: 'enum-no-count',
  L109: 'two-questions',
  L110: 'yes-no',
  L111: 'vague-cue',
  L112: 'dangling-reference',
  L113: 'missing-context',
  L114: 'duplicate-prompt',
  L115: 'near-duplicate',
  L116: 'confusable-set',
  L117: 'answer-in-prompt',
  L118: 'pattern-match',
  L119: 'ambiguous-reverse',
  L120: 'orphan-topic',
  L121: 'no-source',
  L122: 'undated-claim',
  L123: 'known-wrong',
  L124: 'bad-command',
  L125: 'bad-yaml',
  L126: 'no-fence-language',
  L127: 'placeholder',
  L128: 'homoglyph',
  L129: 'setext-trap',
  L130: 'math-vs-shell',
  L131: 'sibling-overload',
  L132: 'typo-suspect',
  L133: 'heading-level',
  L134: 'negation',
};

const CODES = new Map<string, LintCode>(
  Object.entries(RULE_NAMES).flatMap(([code, name]) => [
    [code, code as LintCode],
    [name, code as LintCode],
  ]),
);

/** The rule that an author means by its code or its name; null where there is no such rule. */
export function ruleCalled(word: string): LintCode | null {
  return CODES.get(word) ?? CODES.get(word.toUpperCase()) ?? null;
}
