import { byPlace, type Edit, edited, editsBetween } from './edits.ts';
import { mergeText } from './merge-text.ts';

/** Lines that one side or both changed. */
interface Region {
  readonly from: number;
  to: number;
  readonly mine: Edit[];
  readonly theirs: Edit[];
}

/**
 * Puts together what two sides made of a document of lines: what either changed, where the other left the line alone; within a line that both
 * changed, word by word. What both added at one place stands one below the other, mine first. Null where both changed the same words.
 */
export function mergeLines(base: string, mine: string, theirs: string): string | null {
  if (mine === theirs || theirs === base) return mine;
  if (mine === base) return theirs;
  const was = linesOf(base);
  const regions = regionsOf(editsBetween(was, linesOf(mine)), editsBetween(was, linesOf(theirs)));
  const edits: Edit[] = [];
  for (const region of regions) {
    const put = mergedRegion(was, region);
    if (put === null) return null;
    edits.push({ from: region.from, to: region.to, put });
  }
  const merged = edited(was, edits);
  return theirs.endsWith('\n') ? merged : merged.replace(/\r?\n$/, '');
}

/** Each with its end; the last is ended, too. */
function linesOf(text: string): string[] {
  const ended = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return ended.match(/[^\n]*\n/g) ?? [];
}

function regionsOf(mine: readonly Edit[], theirs: readonly Edit[]): Region[] {
  const own = new Set(mine);
  const regions: Region[] = [];
  for (const edit of [...mine, ...theirs].sort(byPlace)) {
    const last = regions.at(-1);
    const region = last && meets(last, edit) ? last : { ...edit, mine: [], theirs: [] };
    if (region !== last) regions.push(region);
    region.to = Math.max(region.to, edit.to);
    region[own.has(edit) ? 'mine' : 'theirs'].push(edit);
  }
  return regions;
}

/** What is added at the very place where the other side adds something meets it, as well. */
function meets(region: Region, edit: Edit): boolean {
  return edit.from < region.to || (edit.from === edit.to && region.from === edit.to);
}

function mergedRegion(was: readonly string[], { from, to, mine, theirs }: Region): string | null {
  const lines = was.slice(from, to);
  const side = (edits: readonly Edit[]) =>
    edited(
      lines,
      edits.map((edit) => ({ ...edit, from: edit.from - from, to: edit.to - from })),
    );
  const [base, one, other] = [lines.join(''), side(mine), side(theirs)];
  if (base !== '' || one === other) return mergeText(base, one, other);
  return one + other;
}
