import type { CompiledDocument, SourceFile } from '#lib/compiler/compile-document.ts';
import { applyEdits, type Edit } from '#lib/compiler/draft/accept/apply-edits.ts';
import { startOfLine } from '#lib/compiler/draft/accept/start-of-line.ts';
import type { OpenedNotes } from '#lib/compiler/draft/reading/open-notes.ts';
import { openNotes } from '#lib/compiler/draft/reading/open-notes.ts';
import { findMarkers } from '#lib/compiler/markers.ts';
import { type Content, sourceOffset } from '#lib/render/markdown/content.ts';
import type { References } from '#lib/render/markdown/tree.ts';

interface Hiding {
  readonly opened: OpenedNotes;
  readonly eol: string;
  readonly compile: (file: SourceFile) => CompiledDocument;
}

/**
 * Keeps notes that were never meant to hold cards from becoming some: a backslash takes markers and marks their meaning, and what is a card all
 * the same gets a comment above it.
 */
export function hideAccidents(file: SourceFile, { opened, eol, compile }: Hiding): readonly Edit[] {
  const [source, document, { isTaken }] = opened;
  const escapes = document.blocks.filter(isTaken).flatMap((block) => {
    return 'content' in block ? escapesIn(block.content, document.references) : [];
  });
  const escaped = { ...file, text: applyEdits(source.text, escapes) };
  // A backslash moves no line, so that the blocks are still known by theirs.
  const [, , rest] = openNotes({ ...file, text: source.text }, compile(escaped));
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

const MARK = /(?<=^|\s)#(?=(?:card|set|seq)(?![\w-]))/g;

function escapesIn(content: Content, references: References): readonly Edit[] {
  const markers = findMarkers(content, references).map(({ at }) => at + 1);
  const marks = [...content.text.matchAll(MARK)].map(({ index }) => index);
  return [...markers, ...marks].map((at) => {
    const from = sourceOffset(content, at);
    return { from, to: from, text: '\\' };
  });
}
