import { headingText } from '#lib/compiler/heading-path.ts';
import type { Heading } from '#lib/render/markdown/tree.ts';
import type { DocumentHit, DocumentRule } from '../lint-rule.ts';
import { perSection } from '../lint-section.ts';

const CHAPTER = /^(глава|часть|раздел|chapter|part|section|lesson|урок|лекция)\s+[\dIVX]+/i;
/** A link to the second or a later heading of one title. */
const COUNTED_LINK = /\]\(#([^)\s]+?)-(\d+)\)/g;

interface Titled {
  readonly heading: Heading;
  readonly title: string;
}

/** A heading and the section that it stands in. */
interface PlacedHeading extends Titled {
  readonly section: number;
}

/** Headings out of order: a level left out, a chapter below its siblings, a title that links can only count. */
export const headingLevel: DocumentRule = {
  code: 'L133',
  scope: 'document',
  *check({ sections }) {
    const headings = sections.flatMap((each, section) =>
      titlesOf(each).map((titled) => ({ ...titled, section })),
    );
    yield* skippedLevels(headings);
    yield* sunkenChapters(headings);
    yield* countedTitles(headings, new Set(sections.flatMap(linkedOrdinals)));
  },
};

const titlesOf = perSection(({ blocks, references }): readonly Titled[] =>
  blocks
    .filter((block) => block.kind === 'heading')
    .map((heading) => ({ heading, title: headingText(heading, references) })),
);

function* skippedLevels(headings: readonly PlacedHeading[]): Iterable<DocumentHit> {
  let above: number | null = null;
  for (const each of headings) {
    const { level } = each.heading;
    if (above !== null && level > above + 1) yield hit(each, { problem: 'skipped', level, above });
    above = level;
  }
}

function* sunkenChapters(headings: readonly PlacedHeading[]): Iterable<DocumentHit> {
  const levels = new Map<string, number>();
  for (const each of headings) {
    const { level } = each.heading;
    const word = CHAPTER.exec(each.title)?.[1]?.toLowerCase();
    if (word === undefined) continue;
    const usual = levels.get(word) ?? level;
    levels.set(word, Math.min(usual, level));
    if (level > usual) yield hit(each, { problem: 'sunken', word, level, above: usual });
  }
}

/** `#summary-1` leads elsewhere as soon as another summary comes before. */
function* countedTitles(
  headings: readonly PlacedHeading[],
  counted: ReadonlySet<string>,
): Iterable<DocumentHit> {
  if (counted.size === 0) return;
  const seen = new Map<string, number>();
  for (const each of headings) {
    const anchor = anchorOf(each.title);
    const ordinal = seen.get(anchor) ?? 0;
    seen.set(anchor, ordinal + 1);
    if (ordinal > 0 && counted.has(`${anchor}-${ordinal}`)) {
      yield hit(each, { problem: 'repeated', title: each.title, ordinal: ordinal + 1 });
    }
  }
}

const linkedOrdinals = perSection(({ text }): readonly string[] => {
  if (!text.includes('](#')) return [];
  return [...text.matchAll(COUNTED_LINK)].map(([, anchor, ordinal]) => `${anchor}-${ordinal}`);
});

/** The anchor that GitHub gives a title. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

function hit(
  { heading, section }: PlacedHeading,
  values: Record<string, string | number>,
): DocumentHit {
  return { section, span: { from: heading.from, to: heading.to }, values };
}
