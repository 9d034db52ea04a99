import { headingText } from '#lib/compiler/heading-path.ts';
import type { Heading } from '#lib/render/markdown/tree.ts';
import type { LintDocument } from '../lint-document.ts';
import type { DocumentRule, Hit } from '../lint-rule.ts';

const CHAPTER = /^(глава|часть|раздел|chapter|part|section|lesson|урок|лекция)\s+[\dIVX]+/i;
/** A link to the second or a later heading of one title. */
const COUNTED_LINK = /\]\(#([^)\s]+?)-(\d+)\)/g;

interface Titled {
  readonly heading: Heading;
  readonly title: string;
}

/** Headings out of order: a level left out, a chapter below its siblings, a title that links can only count. */
export const headingLevel: DocumentRule = {
  code: 'L133',
  scope: 'document',
  *check(document) {
    const headings = document.blocks
      .filter((block) => block.kind === 'heading')
      .map((heading) => ({ heading, title: headingText(heading, document.references) }));
    yield* skippedLevels(headings);
    yield* sunkenChapters(headings);
    yield* countedTitles(document, headings);
  },
};

function* skippedLevels(headings: readonly Titled[]): Iterable<Hit> {
  let above: number | null = null;
  for (const { heading } of headings) {
    if (above !== null && heading.level > above + 1) {
      yield hit(heading, { problem: 'skipped', level: heading.level, above });
    }
    above = heading.level;
  }
}

function* sunkenChapters(headings: readonly Titled[]): Iterable<Hit> {
  const levels = new Map<string, number>();
  for (const { heading, title } of headings) {
    const word = CHAPTER.exec(title)?.[1]?.toLowerCase();
    if (word === undefined) continue;
    const usual = levels.get(word) ?? heading.level;
    levels.set(word, Math.min(usual, heading.level));
    if (heading.level <= usual) continue;
    yield hit(heading, { problem: 'sunken', word, level: heading.level, above: usual });
  }
}

/** `#summary-1` leads elsewhere as soon as another summary comes before. */
function* countedTitles(document: LintDocument, headings: readonly Titled[]): Iterable<Hit> {
  const counted = linkedOrdinals(document.text);
  if (counted.size === 0) return;
  const seen = new Map<string, number>();
  for (const { heading, title } of headings) {
    const anchor = anchorOf(title);
    const ordinal = seen.get(anchor) ?? 0;
    seen.set(anchor, ordinal + 1);
    if (ordinal > 0 && counted.has(`${anchor}-${ordinal}`)) {
      yield hit(heading, { problem: 'repeated', title, ordinal: ordinal + 1 });
    }
  }
}

function linkedOrdinals(text: string): ReadonlySet<string> {
  if (!text.includes('](#')) return new Set();
  return new Set(
    [...text.matchAll(COUNTED_LINK)].map(([, anchor, ordinal]) => `${anchor}-${ordinal}`),
  );
}

/** The anchor that GitHub gives a title. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

function hit(heading: Heading, values: Record<string, string | number>): Hit {
  return { span: { from: heading.from, to: heading.to }, values };
}
