import type { Islands } from './islands.ts';
import type { FindMedia } from './media-source.ts';
import type { SideStyles } from './side-styles.ts';

/** What a side is made clean with. */
export interface Cleaning {
  readonly islands: Islands;
  readonly styles: SideStyles;
  readonly media: FindMedia;
  /** What an answer is typed against, by the field of its place; null where nothing is shown there. */
  readonly typed: (field: string) => string | null;
}
