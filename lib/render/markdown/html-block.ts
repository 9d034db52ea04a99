/** How a raw HTML block begins and ends (https://spec.commonmark.org/0.31.2/#html-blocks). */
interface HtmlBlockRule {
  readonly start: RegExp;
  /** Found in its last line; null: it ends before a blank line. */
  readonly end: RegExp | null;
  readonly interruptsParagraph: boolean;
}

const BLOCK_TAGS =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|' +
  'fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|' +
  'menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|' +
  'track|ul';

/** An opening tag, as a part of a pattern. */
export const OPEN_TAG =
  '<[A-Za-z][A-Za-z0-9-]*(?:\\s+[A-Za-z_:][A-Za-z0-9_.:-]*(?:\\s*=\\s*(?:[^\\s"\'=<>`]+|\'[^\']*\'|"[^"]*"))?)*\\s*/?>';
/** A closing tag, as a part of a pattern. */
export const CLOSE_TAG = '</[A-Za-z][A-Za-z0-9-]*\\s*>';

const RULES: readonly HtmlBlockRule[] = [
  rule(/^<(?:script|pre|style|textarea)(?:\s|>|$)/i, /<\/(?:script|pre|style|textarea)>/i),
  rule(/^<!--/, /-->/),
  rule(/^<\?/, /\?>/),
  rule(/^<![A-Za-z]/, />/),
  rule(/^<!\[CDATA\[/, /\]\]>/),
  rule(new RegExp(`^</?(?:${BLOCK_TAGS})(?:\\s|/?>|$)`, 'i'), null),
  {
    start: new RegExp(`^(?:${OPEN_TAG}|${CLOSE_TAG})\\s*$`),
    end: null,
    interruptsParagraph: false,
  },
];

function rule(start: RegExp, end: RegExp | null): HtmlBlockRule {
  return { start, end, interruptsParagraph: true };
}

/** The rule by which a line that begins with `<` opens a raw HTML block; null where it opens none. */
export function htmlBlockRule(text: string, insideParagraph: boolean): HtmlBlockRule | null {
  for (const candidate of RULES) {
    if (insideParagraph && !candidate.interruptsParagraph) continue;
    if (candidate.start.test(text)) return candidate;
  }
  return null;
}
