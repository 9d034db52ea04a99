import { cloze } from '#lib/compiler/constructs/cloze.ts';
import type { Construct } from '#lib/compiler/constructs/construct.ts';
import { headingCard } from '#lib/compiler/constructs/heading-card.ts';
import { leadAndList } from '#lib/compiler/constructs/lead-and-list.ts';
import { occlusion } from '#lib/compiler/constructs/occlusion.ts';
import { output } from '#lib/compiler/constructs/output.ts';
import { questionAnswer } from '#lib/compiler/constructs/question-answer.ts';
import { strayFence } from '#lib/compiler/constructs/stray-fence.ts';
import { table } from '#lib/compiler/constructs/table.ts';
import { term } from '#lib/compiler/constructs/term.ts';

/** All forms in which a card can be written. Of two that begin at the same place the earlier counts. */
export const CONSTRUCTS: readonly Construct[] = [
  table,
  leadAndList,
  questionAnswer,
  headingCard,
  term,
  cloze,
  output,
  occlusion,
  strayFence,
];
