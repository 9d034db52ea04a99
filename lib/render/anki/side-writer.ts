import { type CleanedSide, cleanSide } from './clean-side.ts';
import type { Cleaning } from './cleaning.ts';
import { BEGINNING, HELD, heldMark, ISLAND, type Islands, withoutMarks } from './islands.ts';
import type { FindMedia } from './media-source.ts';
import { OCCLUSION_CONTAINER } from './occlusion.ts';
import { LONGEST_SIDE } from './render-template.ts';
import { SideStyles } from './side-styles.ts';
import { cleanSimple, type SimpleFragment } from './simple-fragment.ts';

/** A side of which all but the fields is clean. */
interface Skeleton {
  /** HTML, and between two pieces the number of a field. */
  readonly pieces: readonly string[];
  readonly css: string;
  readonly marks: CleanedSide['marks'];
}

/** What is written of a side: clean HTML, and the sheet of its own that it needs. */
export interface WrittenSide {
  readonly html: string;
  readonly css: string;
}

/** For whom skeletons are remembered: pictures of templates have other addresses for other people. */
const remembered = new WeakMap<FindMedia, Map<string, Skeleton>>();
const MOST_SKELETONS = 2000;

/**
 * Writes the sides of one card. Fields that can be cleaned by themselves are, and what is around them is cleaned once for all cards
 * on which it is the same: nearly all of the time goes into parsing HTML.
 */
export class SideWriter {
  private readonly fields: SimpleFragment[] = [];
  private readonly scope: string;
  private readonly cleaning: Cleaning;
  private readonly isFast: boolean;
  private isAlike = true;

  constructor(scope: string, { islands, media, typed }: Omit<Cleaning, 'styles'>, isFast: boolean) {
    this.scope = scope;
    this.cleaning = { islands, media, typed, styles: new SideStyles(scope, media) };
    this.isFast = isFast;
  }

  /** The mark of a field that is clean by itself; any other as it is. */
  hold(given: string): string {
    const text = withoutMarks(given);
    if (!this.isFast) return text;
    const field = cleanSimple(text, this.cleaning);
    if (field === null) {
      this.isAlike = false;
      return text;
    }
    this.fields.push(field);
    return heldMark(this.fields.length - 1);
  }

  /** The side, clean; null where its fields cannot be apart from what is around them, and `too-long` beyond what anybody reads. */
  write(html: string, typed: Cleaning['typed']): WrittenSide | null | 'too-long' {
    // A picture and what covers it come from two fields: only together they are seen.
    if (this.isFast && html.includes(OCCLUSION_CONTAINER)) return null;
    const skeleton = this.skeletonOf(html, typed);
    if (this.isFast && !this.fits(skeleton)) return null;
    const written = skeleton.pieces.map((piece, at) =>
      at % 2 === 0 ? piece : (this.fields[Number(piece)]?.html ?? ''),
    );
    const length = written.reduce((sum, piece) => sum + piece.length, 0);
    if (length > LONGEST_SIDE) return 'too-long';
    return { html: written.join(''), css: skeleton.css + this.cleaning.styles.css };
  }

  private fits({ marks, pieces }: Skeleton): boolean {
    if (marks !== 'in-paragraphs') return marks === 'anywhere';
    return pieces.every((piece, at) => at % 2 === 0 || !this.fields[Number(piece)]?.hasBlocks);
  }

  private skeletonOf(html: string, typed: Cleaning['typed']): Skeleton {
    if (!this.isFast || !this.isAlike) return this.clean(html, typed);
    const known = skeletonsOf(this.cleaning.media);
    const key = `${this.scope} ${html}`;
    const found = known.get(key);
    if (found) return found;
    const skeleton = this.clean(html, typed);
    if (!ISLAND.test(html) && known.size < MOST_SKELETONS) known.set(key, skeleton);
    return skeleton;
  }

  private clean(html: string, typed: Cleaning['typed']): Skeleton {
    const { islands } = this.cleaning;
    const styles = new SideStyles(this.scope, this.cleaning.media);
    const { html: clean, marks } = cleanSide(html, { ...this.cleaning, styles, typed });
    return {
      pieces: clean.split(HELD),
      css: styles.css,
      marks: isTorn(html, islands) ? 'lost' : marks,
    };
  }
}

/**
 * Whether a formula, a sound or the like begins around a field, or would end in one; or whether sounds around fields stand between
 * those of fields, so that their order is not known.
 */
function isTorn(html: string, { all }: Islands): boolean {
  const own = [...html.matchAll(new RegExp(ISLAND, 'g'))].map(([, at]) => all[Number(at)]);
  const hasOwnSound = own.some((island) => island?.kind === 'sound' || island?.kind === 'speech');
  const isMixed = hasOwnSound && all.length > own.length;
  return isMixed || new RegExp(BEGINNING).test(html) || all.some(({ source }) => HELD.test(source));
}

function skeletonsOf(media: FindMedia): Map<string, Skeleton> {
  const known = remembered.get(media) ?? new Map<string, Skeleton>();
  remembered.set(media, known);
  return known;
}
