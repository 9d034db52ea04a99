import type { DraftRule } from '#lib/compiler/draft/draft-rule.ts';
import { bulletDefinition } from '#lib/compiler/draft/rules/bullet-definition.ts';
import { checklist } from '#lib/compiler/draft/rules/checklist.ts';
import { colonList } from '#lib/compiler/draft/rules/colon-list.ts';
import { commandRecall } from '#lib/compiler/draft/rules/command-recall.ts';
import { condition } from '#lib/compiler/draft/rules/condition.ts';
import { dottedName } from '#lib/compiler/draft/rules/dotted-name.ts';
import { gloss } from '#lib/compiler/draft/rules/gloss.ts';
import { lineDefinition } from '#lib/compiler/draft/rules/line-definition.ts';
import { numberWithMeaning } from '#lib/compiler/draft/rules/number-with-meaning.ts';
import { procedure } from '#lib/compiler/draft/rules/procedure.ts';
import { summaryStatement } from '#lib/compiler/draft/rules/summary-statement.ts';
import { warning } from '#lib/compiler/draft/rules/warning.ts';
import { yamlCompletion } from '#lib/compiler/draft/rules/yaml-completion.ts';

/** All rules in the order in which they take passages; what one took no later one is offered. */
export const DRAFT_RULES: readonly DraftRule[] = [
  bulletDefinition,
  lineDefinition,
  colonList,
  procedure,
  commandRecall,
  gloss,
  condition,
  numberWithMeaning,
  dottedName,
  summaryStatement,
  checklist,
  yamlCompletion,
  warning,
];
