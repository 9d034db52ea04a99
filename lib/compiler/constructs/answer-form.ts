import type { Attributes } from '#lib/compiler/attributes.ts';
import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import type { LeadMark } from '#lib/compiler/lead-marks.ts';
import type { NoteDraft } from '#lib/compiler/note-draft.ts';
import type { Span } from '#lib/compiler/source-text.ts';
import type { Block } from '#lib/render/markdown/tree.ts';

/** A question with its answer, as blocks, before it is decided how it is asked. Hints and extras are taken out already. */
export interface Question {
  readonly span: Span;
  readonly attributes: Attributes;
  readonly prompt: readonly Block[];
  readonly answer: readonly Block[];
  /** What the lead line says about the form: `#set`, `#seq`. */
  readonly marks: ReadonlySet<LeadMark>;
  /** Whether the answer is a list right below the lead, without an `A:`. */
  readonly isBareList: boolean;
}

/** A kind of answer that is asked in a way of its own. */
export interface AnswerForm {
  readonly name: string;
  /** The note, where the answer has this form; `refused` where it wants to have it and is broken, which is reported; else null. */
  read(reader: DocumentReader, question: Question): NoteDraft | 'refused' | null;
}
