import { type Hole, type PluginSettings, USUAL_SETTINGS } from './plugin-settings.ts';

/** A document as somebody would have written it with the settings with which the plugin comes: line by line, none is added. */
export function inUsualForm(text: string, settings: PluginSettings): string {
  const lines = text.split('\n');
  const start = endOfHead(lines);
  const body = asBlocks(lines.slice(start)).flatMap((block) => blockInForm(block, settings));
  return [...lines.slice(0, start), ...body].join('\n');
}

/** A pattern for the tags by which the plugin finds cards, at the beginning of a line. */
function tagPattern(tags: readonly string[]): RegExp | null {
  const own = tags.filter((tag) => !USUAL_SETTINGS.tags.includes(tag));
  return own.length === 0
    ? null
    : new RegExp(`^#(?:${own.map(quoted).join('|')})(?=[/\\s]|$)`, 'u');
}

/** Whether a document bears such a tag: on a line of its own or before a card, or in its front matter. */
export function hasTag(text: string, { tags }: PluginSettings): boolean {
  if (tags.length === 0) return false;
  const any = tags.map(quoted).join('|');
  const lines = text.split('\n');
  const end = endOfHead(lines);
  const inBody = new RegExp(`^#(?:${any})(?=[/\\s]|$)`, 'u');
  const inHead = new RegExp(
    `^(?:tags:.*|\\s*-\\s*)(?<![\\p{L}\\p{N}_/-])#?(?:${any})(?![\\p{L}\\p{N}_-])`,
    'u',
  );
  return lines.some((line, at) => (at < end ? inHead : inBody).test(line));
}

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

function endOfHead(lines: readonly string[]): number {
  if (lines[0]?.replace(/^\ufeff/, '').trimEnd() !== '---') return 0;
  return lines.findIndex((line, at) => at > 0 && line.trimEnd() === '---') + 1;
}

/** Lines without a blank one between them, or code between its fences, or blank ones. */
interface Block {
  readonly isCode: boolean;
  readonly lines: string[];
}

function asBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let fence: string | null = null;
  for (const line of lines) {
    const [, mark] = /^\s*(`{3,}|~{3,})/.exec(line) ?? [];
    const last = blocks.at(-1);
    if (fence !== null) {
      last?.lines.push(line);
      if (mark?.startsWith(fence)) fence = null;
    } else if (mark !== undefined) {
      blocks.push({ isCode: true, lines: [line] });
      fence = mark;
    } else if (last && !last.isCode && isBlank(last.lines[0]) === isBlank(line)) {
      last.lines.push(line);
    } else blocks.push({ isCode: false, lines: [line] });
  }
  return blocks;
}

function isBlank(line = ''): boolean {
  return line.trim() === '';
}

function blockInForm({ isCode, lines }: Block, settings: PluginSettings): string[] {
  if (isCode || isBlank(lines[0])) return lines;
  const tag = tagPattern(settings.tags);
  const said = lines.map((line) =>
    lineInForm(tag ? line.replace(tag, '#flashcards') : line, settings),
  );
  // Of a question with an answer below it nothing is hidden.
  const isParted = said.some(({ parts }) => parts === 'between');
  return said.map(({ text, parts }) => {
    return isParted || parts !== null
      ? text
      : outsideCode(text, (plain) => holesInForm(plain, settings));
  });
}

interface SaidLine {
  readonly text: string;
  /** How it parts a question from its answer. */
  readonly parts: 'line' | 'between' | null;
}

function lineInForm(line: string, settings: PluginSettings): SaidLine {
  const whole = line.trim();
  const { between, betweenBothWays } = settings;
  if (whole === betweenBothWays && whole !== '')
    return { text: USUAL.betweenBothWays, parts: 'between' };
  if (whole === between && whole !== '') return { text: USUAL.between, parts: 'between' };
  if (whole === USUAL.between || whole === USUAL.betweenBothWays) {
    return { text: line.replaceAll('?', '\\?'), parts: null };
  }
  return partedInForm(line, settings);
}

const USUAL = USUAL_SETTINGS;

/** Both ways come first, as in the plugin: their sign may hold the other. */
function partedInForm(line: string, settings: PluginSettings): SaidLine {
  const ways = [
    { own: settings.lineBothWays, usual: USUAL.lineBothWays },
    { own: settings.line, usual: USUAL.line },
  ];
  for (const { own, usual } of ways) {
    let isFound = false;
    const text = outsideCode(line, (plain) => {
      const at = own === '' || isFound ? -1 : plain.indexOf(own);
      if (at < 0) return isFound ? withoutColons(plain) : plain;
      isFound = true;
      return `${withoutColons(plain.slice(0, at))}${usual}${withoutColons(plain.slice(at + own.length))}`;
    });
    if (isFound) return { text: own === usual ? line : text, parts: 'line' };
  }
  return { text: outsideCode(line, (plain) => withoutColons(plain, settings)), parts: null };
}

/** Colons that part nothing for this person. */
function withoutColons(text: string, settings?: PluginSettings): string {
  return text.replace(/(?<!:):{2,3}(?!:)/g, (colons) => {
    const isOwn = settings?.line === colons || settings?.lineBothWays === colons;
    return isOwn ? colons : colons.replaceAll(':', '\\:');
  });
}

function holesInForm(text: string, { holes }: PluginSettings): string {
  const highlight = { before: '==', behind: '==', part: '' };
  const isHidden = holes.some(({ before }) => before === highlight.before);
  const plain = isHidden ? text : marked(text, highlight, (inner) => `<mark>${inner}</mark>`);
  return holes
    .filter(({ before }) => before !== highlight.before)
    .reduce((shown, hole) => marked(shown, hole, (inner) => asHole(inner, hole)), plain);
}

/** Puts something else in place of what is marked so. */
function marked(
  text: string,
  { before, behind }: Hole,
  shown: (inner: string) => string | null,
): string {
  let written = '';
  let at = 0;
  for (let from = text.indexOf(before); from >= 0; from = text.indexOf(before, at)) {
    const inner = from + before.length;
    const to = text.indexOf(behind, inner + 1);
    if (to < 0) break;
    const hidden = text.slice(inner, to);
    const said = hidden.trim() === hidden ? shown(hidden) : null;
    const end = said === null ? inner : to + behind.length;
    written += text.slice(at, from) + (said ?? before);
    at = end;
  }
  return written + text.slice(at);
}

/** `1;;hidden;;hint`; null for a hole of Anki's, which is one already. */
function asHole(inner: string, { part }: Hole): string | null {
  if (/^c\d+::/.test(inner)) return null;
  const parts = inner.split(part);
  const number = parts.length > 1 && /^\d{1,3}$/.test(parts[0] ?? '') ? parts.shift() : undefined;
  const [hidden = '', ...hints] = parts;
  if (number === undefined && hints.length === 0) return `==${hidden}==`;
  return `{{${[`c${number ?? 1}`, hidden, ...hints].join('::')}}}`;
}

/** Changes a line but for code and formulas in it. */
function outsideCode(line: string, change: (plain: string) => string): string {
  return line
    .split(/(`[^`]*`|\$[^$]*\$)/)
    .map((part, at) => (at % 2 === 1 ? part : change(part)))
    .join('');
}
