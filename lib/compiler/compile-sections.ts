import { CompiledSection, type Frame } from '#lib/compiler/compile-section.ts';
import { ABOVE_ALL, type Standing } from '#lib/compiler/document-reader.ts';
import { beginsSide } from '#lib/compiler/markers.ts';
import type { MediaSource } from '#lib/compiler/media.ts';
import { type SectionCut, sectionCuts } from '#lib/compiler/section-cuts.ts';
import type { SectionMemory, Setting } from '#lib/compiler/section-memory.ts';
import { SourceText } from '#lib/compiler/source-text.ts';
import { parseMarkdown } from '#lib/render/markdown/block-parser.ts';
import type { MarkdownDocument } from '#lib/render/markdown/tree.ts';

/** A document that is to be compiled. */
export interface ParsedDocument {
  readonly source: SourceText;
  readonly markdown: MarkdownDocument;
  readonly frame: Frame;
  readonly media: MediaSource | undefined;
}

/** A compiled section and the line of its document that it begins at, from 0. */
export interface LaidSection {
  readonly section: CompiledSection;
  readonly line: number;
}

/**
 * Compiles a document: as one, or with a memory section by section, those alone that are not known with the same text below the
 * same headings. Sections that ask for media are not kept: the files may be others next time.
 */
export function compileSections(
  document: ParsedDocument,
  memory: SectionMemory | undefined,
): readonly LaidSection[] {
  if (!memory) return [{ section: compileWhole(document), line: 0 }];
  const setting = settingOf(document);
  const known = memory.under(setting);
  const kept = new Map<string, CompiledSection>();
  const laid: LaidSection[] = [];
  let above = ABOVE_ALL;
  for (const { text, start, line } of cutUp(document)) {
    const name = `${JSON.stringify(above)}\n${text}`;
    const section =
      kept.get(name) ??
      known.get(name) ??
      compileAlone(document, { text: own(text), start, above });
    if (section.asked.length === 0) kept.set(name, section);
    laid.push({ section, line });
    above = section.below;
  }
  memory.keep(setting, kept);
  return laid;
}

function compileWhole({ source, markdown, frame }: ParsedDocument): CompiledSection {
  const start = frame.head.end;
  return new CompiledSection({ source, start, markdown, above: ABOVE_ALL }, frame);
}

function settingOf({ source, markdown, frame }: ParsedDocument): Setting {
  const { sides, textHash, lint, deck, language, head } = frame;
  const around = JSON.stringify([source.text.slice(0, head.end), ...markdown.references]);
  return { path: source.path, sides, textHash, lint, deck, language, around };
}

interface SectionText {
  readonly text: string;
  /** Where its Markdown begins. */
  readonly start: number;
}

function cutUp({ source, markdown, frame: { head } }: ParsedDocument) {
  const cuts = sectionCuts(source, markdown, head);
  return cuts.map(({ from, line }, at): SectionText & Pick<SectionCut, 'line'> => {
    const text = source.text.slice(from, cuts[at + 1]?.from);
    return { text, start: at === 0 ? head.end : 0, line };
  });
}

function compileAlone(
  { source: { path }, markdown: { references }, frame, media }: ParsedDocument,
  { text, start, above }: SectionText & { readonly above: Standing },
): CompiledSection {
  const source = new SourceText(path, text, media);
  const markdown = parseMarkdown(text, start, beginsSide(frame.head.compat));
  return new CompiledSection(
    { source, start, markdown: { ...markdown, references }, above },
    frame,
  );
}

/** A copy: a stretch of a text holds on to all of it, and what is kept would hold on to every text that ever was. */
function own(text: string): string {
  return JSON.parse(JSON.stringify(text));
}
