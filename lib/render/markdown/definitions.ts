import { type Content, sliceContent } from '#lib/render/markdown/content.ts';
import {
  normaliseLabel,
  type Read,
  readDestination,
  readLabel,
  readTitle,
  skipWhitespace,
} from '#lib/render/markdown/link-syntax.ts';
import type { LinkTarget } from '#lib/render/markdown/tree.ts';

/** What is left of a paragraph when the definitions at its head are taken off. */
export interface AfterDefinitions {
  /** Offset in the content's text behind the last definition. */
  readonly end: number;
  /** The prose that follows; null where there is none. */
  readonly rest: Content | null;
}

/** Takes the link reference definitions and the footnotes at the head of a paragraph; of two with one label the first counts. */
export function takeDefinitions(
  content: Content,
  references: Map<string, LinkTarget | 'footnote'>,
): AfterDefinitions {
  const { text } = content;
  let end = 0;
  while (text[end] === '[') {
    const definition = readFootnote(text, end) ?? readDefinition(text, end);
    if (!definition) break;
    const { label, target } = definition.value;
    if (!references.has(label)) references.set(label, target);
    end = definition.end;
  }
  if (end === 0) return { end, rest: content };
  return { end, rest: end < text.length ? sliceContent(content, end) : null };
}

interface Defined {
  readonly label: string;
  readonly target: LinkTarget | 'footnote';
}

const FOOTNOTE = /\[(\^[^\s[\]]{1,200})\]:(?=\s|$)/y;
/** The end of a line before the next definition. */
const BEFORE_DEFINITION = /\n(?=\[[^[\]\n]{1,200}\]:)/g;

/** `[^label]:` and its text: all lines of the paragraph up to the next definition. */
function readFootnote(text: string, from: number): Read<Defined> | null {
  FOOTNOTE.lastIndex = from;
  const label = FOOTNOTE.exec(text)?.[1];
  if (label === undefined) return null;
  BEFORE_DEFINITION.lastIndex = from;
  const next = BEFORE_DEFINITION.exec(text);
  const end = next ? next.index + 1 : text.length;
  return { value: { label: normaliseLabel(label), target: 'footnote' }, end };
}

function readDefinition(text: string, from: number): Read<Defined> | null {
  const label = readLabel(text, from);
  if (!label || text[label.end] !== ':' || label.value.trim() === '') return null;
  const destinationAt = skipWhitespace(text, label.end + 1);
  const destination = readDestination(text, destinationAt);
  if (!destination || destination.end === destinationAt) return null;
  const title = readDefinitionTitle(text, destination.end);
  if (!title) return null;
  const target = { url: destination.value, title: title.value };
  return { value: { label: normaliseLabel(label.value), target }, end: title.end };
}

/** The title, which has to end its line; without one the address has to. */
function readDefinitionTitle(text: string, from: number): Read<string> | null {
  const at = skipWhitespace(text, from);
  const title = at > from ? readTitle(text, at) : null;
  const afterTitle = title ? afterLineEnd(text, title.end) : -1;
  if (title && afterTitle >= 0) return { value: title.value, end: afterTitle };
  const end = afterLineEnd(text, from);
  return end < 0 ? null : { value: '', end };
}

function afterLineEnd(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  if (at >= text.length) return at;
  return text[at] === '\n' ? at + 1 : -1;
}
