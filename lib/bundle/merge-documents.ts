/** Lines of a document, counted from 1; the last one is part of them. */
export interface BlockLines {
  readonly line: number;
  readonly endLine: number;
}

/** A block that stands in a document, and under which headings, outermost first. */
export interface HeadedBlock extends BlockLines {
  readonly headings: readonly string[];
}

/** Two texts that one document became at two places. */
export interface TwoTexts {
  readonly mine: string;
  readonly theirs: string;
  /** The blocks of mine. */
  readonly blocks: readonly HeadedBlock[];
  /** Blocks of mine that are to read as theirs do. */
  readonly taken: readonly { readonly mine: BlockLines; readonly theirs: BlockLines }[];
  /** Blocks of theirs that mine lacks. */
  readonly added: readonly HeadedBlock[];
}

/**
 * My text with what is theirs: blocks that are taken stand in the places of mine, those that are added behind the line that they touch there, as items of
 * a list do, else behind the last block under their headings. Where mine has no such heading, it comes along, behind the last block under the one
 * around it.
 */
export function mergeDocuments({ mine, theirs, blocks, taken, added }: TwoTexts): string {
  const [own, other] = [mine.split('\n'), theirs.split('\n')];
  const runs = touchingRuns(added).map((run) => ({ run, at: touchedLine(run, own, other) }));
  const apart = runs.flatMap(({ run, at }) => (at === null ? run : []));
  const puts = [
    ...replacements(taken, other),
    ...runs.flatMap(({ run, at }) =>
      at === null ? [] : [{ from: at, to: at, put: run.flatMap((block) => linesOf(other, block)) }],
    ),
    ...[...groups(apart).values()].map((group) => insertion(group, { own, other, blocks })),
  ].sort((one, next) => one.from - next.from || one.to - next.to);
  const lines: string[] = [];
  let at = 0;
  for (const { from, to, put } of puts) {
    // Blocks that lie in each other: the outer one counts.
    if (from < at) continue;
    lines.push(...own.slice(at, from), ...put);
    at = to;
  }
  return [...lines, ...own.slice(at)].join('\n');
}

/** Lines of mine from a place up to another, counted from 0, and what stands in their stead. */
interface Put {
  readonly from: number;
  readonly to: number;
  readonly put: readonly string[];
}

function replacements(taken: TwoTexts['taken'], other: readonly string[]): Put[] {
  return taken.map(({ mine, theirs }) => ({
    from: mine.line - 1,
    to: mine.endLine,
    put: linesOf(other, theirs),
  }));
}

function linesOf(lines: readonly string[], { line, endLine }: BlockLines): string[] {
  return lines.slice(line - 1, endLine);
}

/** In their order; those that follow each other without a line between are one run. */
function touchingRuns(added: readonly HeadedBlock[]): [HeadedBlock, ...HeadedBlock[]][] {
  const runs: [HeadedBlock, ...HeadedBlock[]][] = [];
  for (const block of [...added].sort((one, next) => one.line - next.line)) {
    const last = runs.at(-1);
    if (last?.at(-1)?.endLine === block.line - 1) last.push(block);
    else runs.push([block]);
  }
  return runs;
}

/** Where my line ends that reads as the one right above a run does; null where none does, or several. */
function touchedLine(
  [{ line }]: readonly [HeadedBlock, ...HeadedBlock[]],
  own: readonly string[],
  other: readonly string[],
): number | null {
  const above = other[line - 2] ?? '';
  if (above.trim() === '' || HEADING.test(above)) return null;
  const at = own.indexOf(above);
  return at < 0 || own.indexOf(above, at + 1) >= 0 ? null : at + 1;
}

/** By their headings. */
function groups(added: readonly HeadedBlock[]): Map<string, HeadedBlock[]> {
  const found = new Map<string, HeadedBlock[]>();
  for (const block of added) {
    const key = JSON.stringify(block.headings);
    found.set(key, [...(found.get(key) ?? []), block]);
  }
  return found;
}

function insertion(
  group: readonly HeadedBlock[],
  {
    own,
    other,
    blocks,
  }: {
    readonly own: readonly string[];
    readonly other: readonly string[];
    readonly blocks: readonly HeadedBlock[];
  },
): Put {
  const [first] = group as [HeadedBlock];
  let depth = first.headings.length;
  let behind = lastUnder(blocks, first.headings);
  while (behind === null && depth > 0) {
    depth -= 1;
    behind = lastUnder(blocks, first.headings.slice(0, depth));
  }
  const headings = headingsAbove(other, first).slice(depth);
  const place = behind ?? lastWritten(own);
  const put = [...headings.flatMap((heading) => ['', heading]), ...bodyOf(group, other)];
  const isFollowed = own[place] !== undefined && own[place].trim() !== '';
  return { from: place, to: place, put: isFollowed ? [...put, ''] : put };
}

/** The line behind which the last block under these headings ends; null where there is none. */
function lastUnder(blocks: readonly HeadedBlock[], headings: readonly string[]): number | null {
  const under = blocks.filter((block) =>
    headings.every((heading, depth) => block.headings[depth] === heading),
  );
  return under.length === 0 ? null : Math.max(...under.map(({ endLine }) => endLine));
}

function lastWritten(lines: readonly string[]): number {
  return lines.findLastIndex((line) => line.trim() !== '') + 1;
}

/** The blocks below each other, with an empty line wherever they did not touch. */
function bodyOf(group: readonly HeadedBlock[], other: readonly string[]): string[] {
  return group.flatMap((block, at) => {
    const touches = group[at - 1]?.endLine === block.line - 1;
    return touches ? linesOf(other, block) : ['', ...linesOf(other, block)];
  });
}

const HEADING = /^(#{1,6})\s/;

/** The lines of the headings that a block stands under, outermost first. */
function headingsAbove(lines: readonly string[], { line, headings }: HeadedBlock): string[] {
  const found: string[] = [];
  let level = 7;
  for (let at = line - 2; at >= 0 && found.length < headings.length; at--) {
    const text = lines[at] as string;
    const own = HEADING.exec(text)?.[1]?.length ?? level;
    if (own >= level) continue;
    level = own;
    found.unshift(text);
  }
  if (found.length === headings.length) return found;
  return headings.map((heading, depth) => `${'#'.repeat(Math.min(6, depth + 1))} ${heading}`);
}
