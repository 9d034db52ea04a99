import type { InlineParser } from '#lib/render/markdown/inline-parser.ts';
import type { Inline } from '#lib/render/markdown/tree.ts';

/** `[[page]]`, `[[page#part]]`, `[[page|words]]`. */
const LINK = /\[\[([^[\]|\n]{1,300})(?:\|([^[\]\n]{0,300}))?\]\]/y;
const EMBED = /!\[\[([^[\]|\n]{1,300})(?:\|([^[\]\n]{0,300}))?\]\]/y;
const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp)$/i;
/** A name for a block, at the end of a line. */
const BLOCK_ID = /\^([A-Za-z0-9-]{1,100})(?=[ \t]*(?:$|\n|<!--))/y;

/** What is only for the writer, within a paragraph. */
const COMMENT = /%%[^%]*(?:%(?!%)[^%]*)*%%/y;

/** What the Spaced Repetition plugin finds its cards by, at the beginning of a line. */
const DECK_TAG = /#flashcards(?:\/[\p{L}\p{N}_/-]{1,100})?[ \t]+/uy;

/** Reads what only Obsidian knows: links and embeds in double brackets, names of blocks, comments, tags of the plugin for cards. */
export function readObsidian(parser: InlineParser): boolean {
  const node = nodeAt(parser);
  if (!node) return false;
  parser.add(node);
  return true;
}

function nodeAt(parser: InlineParser): Inline | null {
  switch (parser.text[parser.at]) {
    case '[':
      return readLink(parser);
    case '!':
      return readEmbed(parser);
    case '^':
      return readBlockId(parser);
    case '%':
      return readComment(parser);
    case '#':
      return readDeckTag(parser);
    default:
      return null;
  }
}

function match(pattern: RegExp, { text, at }: InlineParser): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** A link to another note leads nowhere from a card, so that only its words stay. */
function readLink(parser: InlineParser): Inline | null {
  const found = match(LINK, parser);
  return found && { kind: 'text', ...placeOf(parser, found), value: labelOf(found) };
}

function readEmbed(parser: InlineParser): Inline | null {
  const found = match(EMBED, parser);
  if (!found) return null;
  const place = placeOf(parser, found);
  const target = (found[1] ?? '').trim();
  if (!PICTURE.test(target)) return { kind: 'text', ...place, value: labelOf(found) };
  const size = /^\d+(?:x\d+)?$/.test(found[2]?.trim() ?? '');
  const words = size ? '' : (found[2]?.trim() ?? '');
  const value = words || (target.split('/').pop() ?? '').replace(PICTURE, '');
  return {
    kind: 'image',
    ...place,
    url: target,
    title: '',
    children: [{ kind: 'text', ...place, value }],
  };
}

function labelOf([, target = '', words = '']: RegExpExecArray): string {
  return (
    words.trim() ||
    target
      .trim()
      .replace(/^#\^?/, '')
      .replace(/\s*#\^?\s*/g, ' › ')
  );
}

/** Kept as a comment, which shows nowhere; the attributes of a card read it. */
function readBlockId(parser: InlineParser): Inline | null {
  if (/\S/.test(parser.text.slice(Math.max(0, parser.at - 1), parser.at))) return null;
  const found = match(BLOCK_ID, parser);
  return found && { kind: 'inline-html', ...placeOf(parser, found), value: `<!--^${found[1]}-->` };
}

function readComment(parser: InlineParser): Inline | null {
  const found = match(COMMENT, parser);
  return found && { kind: 'inline-html', ...placeOf(parser, found), value: '<!--%%-->' };
}

function readDeckTag(parser: InlineParser): Inline | null {
  if (parser.at > 0 && parser.text[parser.at - 1] !== '\n') return null;
  const found = match(DECK_TAG, parser);
  return found && { kind: 'inline-html', ...placeOf(parser, found), value: '<!--#-->' };
}

function placeOf({ at }: InlineParser, [whole]: RegExpExecArray): { from: number; to: number } {
  return { from: at, to: at + whole.length };
}
