import type { CompiledDocument, SourceFile } from '#lib/compiler/compile-document.ts';
import { readFrontMatter } from '#lib/compiler/front-matter.ts';
import { beginsSide } from '#lib/compiler/markers.ts';
import { SourceText } from '#lib/compiler/source-text.ts';
import { cleanSource } from '#lib/render/clean-source.ts';
import { parseMarkdown } from '#lib/render/markdown/block-parser.ts';
import type { Block, MarkdownDocument } from '#lib/render/markdown/tree.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/** Notes as text and as tree, and which blocks at their top are cards already. */
export type OpenedNotes = readonly [
  source: SourceText,
  document: MarkdownDocument,
  known: { readonly language: 'ru' | 'en'; readonly isTaken: (block: Block) => boolean },
];

/** Reads a file for drafting, beside what it compiles to. */
export function openNotes(file: SourceFile, compiled: CompiledDocument): OpenedNotes {
  const bare = file.text.startsWith(BYTE_ORDER_MARK) ? file.text.slice(1) : file.text;
  const source = new SourceText(file.path, cleanSource(bare).text);
  const { end, compat } = readFrontMatter(source);
  const document = parseMarkdown(source.text, end, beginsSide(compat));
  const language = /^ru\b/i.test(compiled.deck.language) ? 'ru' : 'en';
  const taken = linesOfCards(compiled);
  const isTaken = (block: Block) => {
    const { line, endLine } = source.placeOf(block);
    for (let at = line; at <= endLine; at++) if (taken.has(at)) return true;
    return false;
  };
  return [source, document, { language, isTaken }];
}

/** The lines, from 1, of cards and of what wants to be one. */
function linesOfCards({ notes, findings }: CompiledDocument): ReadonlySet<number> {
  const failed = findings.filter(({ severity }) => severity === 'error');
  const lines = new Set<number>();
  for (const { line, endLine } of [...notes.map((note) => note.place), ...failed]) {
    for (let at = line; at <= endLine; at++) lines.add(at);
  }
  return lines;
}
