import type { NoteKind } from '#lib/bundle/bundle.ts';
import type { PlacedDraft } from '#lib/compiler/document-reader.ts';
import type { CardDraft, NoteDraft } from '#lib/compiler/note-draft.ts';
import type { Span } from '#lib/compiler/source-text.ts';
import { sourceOffset } from '#lib/render/markdown/content.ts';
import type { Block, Code, List, References, Table } from '#lib/render/markdown/tree.ts';
import { type Prose, proseOf } from './text/prose.ts';
import { type Sentence, sentencesOf } from './text/sentences.ts';
import { type Word, wordsOf } from './text/words.ts';

/** One side of a note as rules look at it. Everything is derived once, when it is first asked for. */
export class LintSide {
  readonly blocks: readonly Block[];
  private readonly references: References;
  private knownProse: Prose | null = null;
  private knownWords: readonly Word[] | null = null;
  private knownSentences: readonly Sentence[] | null = null;

  constructor(blocks: readonly Block[], references: References) {
    this.blocks = blocks;
    this.references = references;
  }

  /** What stands in it, code blocks and tables left out. */
  get prose(): Prose {
    this.knownProse ??= proseOf(
      this.blocks.filter(({ kind }) => kind !== 'table'),
      this.references,
    );
    return this.knownProse;
  }

  get words(): readonly Word[] {
    this.knownWords ??= wordsOf(this.prose);
    return this.knownWords;
  }

  get sentences(): readonly Sentence[] {
    this.knownSentences ??= sentencesOf(this.prose.text);
    return this.knownSentences;
  }

  get codes(): readonly Code[] {
    return this.blocks.filter((block) => block.kind === 'code');
  }

  get lists(): readonly List[] {
    return this.blocks.filter((block) => block.kind === 'list');
  }

  get tables(): readonly Table[] {
    return this.blocks.filter((block) => block.kind === 'table');
  }

  /** From the first block to the last, found without looking at what they say. */
  get extent(): Span {
    const [first] = this.blocks;
    const from = first && 'content' in first ? sourceOffset(first.content, 0) : (first?.from ?? 0);
    return { from, to: Math.max(from, this.blocks.at(-1)?.to ?? from) };
  }

  /** From the first block to the last, or to the end of the first one where it is long. */
  get span(): Span {
    const { runs } = this.prose;
    const first = runs[0]?.from ?? this.blocks[0]?.from ?? 0;
    const last = runs.at(-1)?.to ?? this.blocks.at(-1)?.to ?? first;
    return { from: first, to: Math.max(first, last) };
  }

  /** Whether there is something to look at beside prose: code, a table, a picture. */
  get showsMore(): boolean {
    return this.blocks.some(
      ({ kind }) => kind === 'code' || kind === 'table' || kind === 'raw-html',
    );
  }
}

/** A note as rules look at it. */
export interface LintNote {
  readonly kind: NoteKind;
  readonly span: Span;
  readonly headings: readonly string[];
  /** `ru`, `en`, or the language as it is written: rules of wording know these two. */
  readonly language: string;
  readonly prompt: LintSide;
  readonly answer: LintSide;
  /** What is shown below the answer. */
  readonly extra: LintSide;
  readonly cards: readonly CardDraft[];
  readonly promptMeaning: string;
}

/** Makes a note for rules to look at. */
export function lintNote(
  { draft, headings }: PlacedDraft,
  { references, language }: { references: References; language: string },
): LintNote {
  return {
    kind: draft.kind,
    span: draft.span,
    headings,
    language: primaryLanguage(draft.attributes.language ?? language),
    ...sidesOf(draft, references),
    extra: new LintSide(draft.extra ?? [], references),
    cards: draft.cards,
    promptMeaning: draft.promptMeaning,
  };
}

/** A list of options stands below its question, in one side; it is what a choice is answered with. */
function sidesOf({ kind, blocks }: NoteDraft, references: References) {
  const isOption = ({ kind: block }: Block) => kind === 'choice' && block === 'list';
  const prompt = blocks.prompt.filter((block) => !isOption(block));
  const answer = [...blocks.prompt.filter(isOption), ...blocks.answer];
  return {
    prompt: new LintSide(prompt, references),
    answer: new LintSide(answer, references),
  };
}

/** What a card with a hole hides, one text a hole: the rest of what its answer means is a hint or an extra. */
export function hiddenTexts({ meaning: [shown, hidden] }: CardDraft): readonly string[] {
  const holes = shown.split(GAP).length - 1;
  return hidden.split('\n').slice(0, Math.max(1, holes));
}

/** How a hole is written in what a card means. */
export const GAP = '[…]';

/** The language without region and script. */
export function primaryLanguage(tag: string): string {
  return (tag.split('-')[0] ?? tag).toLowerCase();
}
