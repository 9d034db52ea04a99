import { compileDocument, type SourceFile } from '#lib/compiler/compile-document.ts';
import { applyEdits, type Edit } from '#lib/compiler/draft/accept/apply-edits.ts';
import { startOfLine } from '#lib/compiler/draft/accept/start-of-line.ts';
import type { OpenedNotes } from '#lib/compiler/draft/reading/open-notes.ts';
import { openNotes } from '#lib/compiler/draft/reading/open-notes.ts';
import { TakenSpans } from '#lib/compiler/draft/reading/taken-spans.ts';
import { findMarkers } from '#lib/compiler/markers.ts';
import { type Content, sourceOffset } from '#lib/render/markdown/content.ts';
import type { References } from '#lib/render/markdown/tree.ts';

interface Hiding {
  readonly opened: OpenedNotes;
  readonly eol: string;
  /** What is written as cards anyway: text beside it begins paragraphs of its own, and text inside it is gone. */
  readonly cards: readonly Edit[];
}

/**
 * Keeps notes that were never meant to hold cards from becoming some: a backslash takes markers and marks their meaning, and what is a card all
 * the same gets a comment above it.
 */
export function hideAccidents(file: SourceFile, { opened, eol, cards }: Hiding): readonly Edit[] {
  const [source, document, { isTaken }] = opened;
  const { beside, inside } = placesOf(cards, source.text.length);
  const escapes = document.blocks
    .flatMap((block) => {
      if (!('content' in block)) return [];
      const mayBegin = isTaken(block) || beside.isTouched(block);
      return mayBegin || asks(block.content, document.references)
        ? escapesIn(block.content, document.references)
        : [];
    })
    .filter(({ from }) => !inside.isTouched({ from, to: from + 1 }));
  const escaped = { ...file, text: applyEdits(source.text, escapes) };
  // A backslash moves no line, so that the blocks are still known by theirs.
  const [, , rest] = openNotes({ ...file, text: source.text }, compileDocument(escaped));
  const comments = document.blocks.filter(
    (block) => block.kind !== 'heading' && rest.isTaken(block),
  );
  return [
    ...comments.map(({ from }) => {
      const at = startOfLine(source.text, from);
      return { from: at, to: at, text: `<!-- nocard -->${eol}` };
    }),
    ...escapes,
  ];
}

/** A question is a card, or lacks its answer, wherever that is reported. */
function asks(content: Content, references: References): boolean {
  return findMarkers(content, references).some(
    ({ side, meant }) => side === 'question' && meant === null,
  );
}

const MARK = /(?<=^|\s)#(?=(?:card|set|seq)(?![\w-]))/g;

function escapesIn(content: Content, references: References): readonly Edit[] {
  const markers = findMarkers(content, references).map(({ at }) => at + 1);
  const marks = [...content.text.matchAll(MARK)].map(({ index }) => index);
  return [...markers, ...marks].map((at) => {
    const from = sourceOffset(content, at);
    return { from, to: from, text: '\\' };
  });
}

/** Where text stands beside what is written as cards, and inside it. */
function placesOf(cards: readonly Edit[], length: number) {
  const beside = new TakenSpans(length);
  const inside = new TakenSpans(length);
  for (const { from, to } of cards) {
    beside.take({ from: Math.max(0, from - 1), to: Math.min(length, Math.max(to, from + 1)) });
    inside.take({ from: from + 1, to });
  }
  return { beside, inside };
}
