import { takeLeadMarks } from '#lib/compiler/lead-marks.ts';
import { inlinesOf } from '#lib/render/markdown/inline-parser.ts';
import type { Heading, References } from '#lib/render/markdown/tree.ts';
import { plainText } from '#lib/render/plain-text.ts';

/** A heading that a place stands under. */
export interface OpenHeading {
  readonly level: number;
  readonly text: string;
}

/** The headings that the present place stands under. */
export class HeadingPath {
  private readonly references: References;
  private readonly open: OpenHeading[];
  private path: readonly string[];

  constructor(references: References, open: readonly OpenHeading[] = []) {
    this.references = references;
    this.open = [...open];
    this.path = open.map((each) => each.text);
  }

  /** The headings themselves, outermost first. */
  get standing(): readonly OpenHeading[] {
    return [...this.open];
  }

  /** Texts of the headings, outermost first. */
  get current(): readonly string[] {
    return this.path;
  }

  /** Texts of the headings that another stands under. */
  above(heading: Heading): readonly string[] {
    return this.open.filter(({ level }) => level < heading.level).map(({ text }) => text);
  }

  /** Goes on under a heading, which ends those of its level and below. */
  enter(heading: Heading): void {
    const text = headingText(heading, this.references);
    while ((this.open[this.open.length - 1]?.level ?? 0) >= heading.level) this.open.pop();
    if (text !== '') this.open.push({ level: heading.level, text });
    this.path = this.open.map((each) => each.text);
  }
}

/** The text of a heading without markup and marks. */
export function headingText(heading: Heading, references: References): string {
  const { content } = takeLeadMarks(heading.content, references);
  const { nodes } = inlinesOf(content, references);
  return plainText(nodes).replace(/\s+/g, ' ').trim().normalize('NFC');
}
