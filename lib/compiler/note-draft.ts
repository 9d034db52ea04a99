import type { AnswerCheck } from '#lib/bundle/answer-check.ts';
import type { NoteKind } from '#lib/bundle/bundle.ts';
import type { Attributes } from '#lib/compiler/attributes.ts';
import type { Span } from '#lib/compiler/source-text.ts';
import type { Block } from '#lib/render/markdown/tree.ts';

/** Both sides of a card, rendered and as what they mean. */
export interface CardDraft {
  readonly facet: string;
  readonly prompt: string;
  readonly answer: string;
  /** What a typed or chosen answer is compared with. */
  readonly check?: AnswerCheck;
  /** What both sides mean; the hash of the card is taken over these. */
  readonly meaning: readonly [prompt: string, answer: string];
}

/** What a construct makes of a block: a note that does not know yet which file and deck it belongs to. */
export interface NoteDraft {
  readonly kind: NoteKind;
  /** The block, from its first character to behind its last. */
  readonly span: Span;
  readonly attributes: Attributes;
  /** The blocks that the sides were made of, as the author wrote them. A kind with one block for both has it in `prompt`. */
  readonly blocks: { readonly prompt: readonly Block[]; readonly answer: readonly Block[] };
  /** What is shown on demand beside the prompt. The reader adds it to the cards. */
  readonly hint?: readonly Block[];
  /** What is shown under the answer. The reader adds it to the cards. */
  readonly extra?: readonly Block[];
  readonly promptMeaning: string;
  readonly answerMeaning: string;
  readonly cards: readonly CardDraft[];
}
