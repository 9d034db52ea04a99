import type { Chosen } from './chosen.ts';
import type { PackageReply } from './package/package-in-words.ts';
import type { ApplyReply, PlanWords } from './replies.ts';

/** The plan of a file or folder lies open. */
export interface Planned {
  readonly at: 'planned';
  readonly chosen: Chosen;
  readonly words: PlanWords;
  readonly problem: string | null;
}

/** Where an import stands. */
export type ImportState =
  | { readonly at: 'choosing'; readonly problem: string | null }
  | { readonly at: 'reading'; readonly chosen: Chosen }
  | { readonly at: 'sending'; readonly name: string }
  | { readonly at: 'package'; readonly reply: PackageReply }
  | Planned
  | { readonly at: 'adding'; readonly chosen: Chosen }
  | { readonly at: 'added'; readonly reply: ApplyReply; readonly problem: string | null }
  | { readonly at: 'undoing' }
  | { readonly at: 'undone' };

/** Where every import begins. */
export const choosing: ImportState = { at: 'choosing', problem: null };
