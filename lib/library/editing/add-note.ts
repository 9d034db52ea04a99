import type { Actor, Context } from '#lib/context.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { DeckId, OperationId } from '#lib/shared/ids.ts';
import { readDecks, type StudiedDeck } from '#lib/store/decks.ts';
import { type KeptDocument, readInbox, readStoredDocument } from '#lib/store/note-documents.ts';
import { applyPrepared } from '../apply-prepared.ts';
import { inTurn } from '../in-turn.ts';
import { endOf, lineCount, withEnds } from './block.ts';
import { type Outlook, outlookOf } from './outlook.ts';
import { linesFrom, type PlannedText, planText } from './plan-text.ts';

/** Markdown to be added to a deck. */
export interface NoteAddition {
  readonly deck: DeckId;
  readonly text: string;
}

/** What was added. */
export interface Added {
  readonly operation: OperationId | null;
  readonly cards: number;
}

/** What adding a text to a deck would do. Changes nothing. Throws `not-found` for a deck that is not there. */
export async function previewAddition(
  context: Context,
  actor: Actor,
  addition: NoteAddition,
): Promise<Outlook> {
  const planning = await planAddition(context, actor, addition);
  return outlookOf(planning.planned, { note: null, line: planning.line });
}

/**
 * Adds a text to the inbox of a deck, a stored document that is made when it is first needed: one operation. Throws `bad-input` where
 * the text makes no card or has an error, and `not-found` for a deck that is not there.
 */
export function addNote(context: Context, actor: Actor, addition: NoteAddition): Promise<Added> {
  return inTurn(context.store, async () => {
    const { planned, inbox } = await planAddition(context, actor, addition);
    const cards = planned.notes.reduce((sum, note) => sum + note.cards.length, 0);
    refuseUnusable(planned, cards);
    const operation = await applyPrepared(context, actor, {
      kind: 'add',
      prepared: planned.prepared,
      home: 'stored',
      folderOf: () => null,
      files: [planned.holder],
      label: { deck: inbox.deck.title, cards },
    });
    return { operation, cards };
  });
}

type Inbox = Pick<KeptDocument, 'home' | 'path' | 'folder' | 'deck' | 'source'>;

async function planAddition(context: Context, actor: Actor, { deck, text }: NoteAddition) {
  const inbox = await inboxOf(context, actor, deck);
  const end = endOf(inbox.source);
  // A rule sets off what was written before: an answer would go on otherwise.
  const before = `${inbox.source.trimEnd()}${end}${end}---${end}${end}`;
  const head = inbox.source.endsWith(HEAD_END) ? inbox.source + end : before;
  const line = lineCount(head);
  const planned = await planText(context, actor, {
    document: inbox,
    text: `${head}${withEnds(text.trim(), end)}${end}`,
    lines: linesFrom(line, text.trim()),
    note: null,
    errataFolders: [],
  });
  return { planned, inbox, line };
}

const HEAD_END = '---\n';

async function inboxOf({ store }: Context, { user }: Actor, deck: DeckId): Promise<Inbox> {
  const { db } = store;
  const known = await readInbox(db, user, deck);
  if (known) return known;
  const here = (await readDecks(db, user)).find(({ id }) => id === deck);
  if (!here) throw new AppError('not-found', `There is no deck ${deck}.`, { deck });
  const { key, title, sourceLanguage: language } = here;
  const isTaken = (await readStoredDocument(db, user, `${key}/inbox.md`)) !== null;
  const path = isTaken ? `${key}/${deck}/inbox.md` : `${key}/inbox.md`;
  const source = headOf(here);
  return { home: 'stored', path, folder: null, deck: { id: deck, key, title, language }, source };
}

/** By it the document belongs to its deck wherever it is taken. */
function headOf({ key, sourceLanguage }: StudiedDeck): string {
  return `---\ndeck: ${JSON.stringify(key)}\nlang: ${sourceLanguage}\n${HEAD_END}`;
}

function refuseUnusable({ findings }: PlannedText, cards: number): void {
  const error = findings.find(({ severity }) => severity === 'error');
  if (error) {
    const { code, line } = error;
    throw new AppError('bad-input', `The text has an error: ${code}.`, { code, line });
  }
  if (cards === 0) throw new AppError('bad-input', 'The text makes no card.', { cards });
}
