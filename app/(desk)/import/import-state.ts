import type { ApplyReply, PlanReply } from './replies.ts';

/** Where an import stands. */
export type ImportState =
  | { readonly at: 'choosing'; readonly problem: string | null }
  | { readonly at: 'reading'; readonly file: File }
  | {
      readonly at: 'planned';
      readonly file: File;
      readonly words: PlanReply['words'];
      readonly problem: string | null;
    }
  | { readonly at: 'adding'; readonly file: File }
  | { readonly at: 'added'; readonly reply: ApplyReply; readonly problem: string | null }
  | { readonly at: 'undoing' }
  | { readonly at: 'undone' };

/** Where every import begins. */
export const choosing: ImportState = { at: 'choosing', problem: null };
