import type { Actor, Context } from '#lib/context.ts';
import { removeNotesOf } from '#lib/store/remove-notes.ts';
import { type Acted, type Acting, act } from './act.ts';

/**
 * Deletes the notes of these cards, as a person sees it: they are asked no more, and the same text in a file does not bring them
 * back; a changed one does. Their cards and history go to the archive, nothing is lost.
 */
export function archiveNotes(context: Context, actor: Actor, acting: Acting): Promise<Acted> {
  return act(context, actor, {
    acting,
    what: { kind: 'archive', label: {} },
    work: async (change, cards) => (await removeNotesOf(change, cards)).length,
  });
}
