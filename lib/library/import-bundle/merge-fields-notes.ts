import { mergeFields, mergeTags } from '#lib/bundle/merge-fields.ts';
import type { Actor, Context } from '#lib/context.ts';
import type { CardId, NoteId } from '#lib/shared/ids.ts';
import { settleCards } from '#lib/store/decks.ts';
import { type FieldsNote, fieldsNotes } from '#lib/store/fields-notes.ts';
import type { Change } from '#lib/store/transact.ts';
import { openManyFields } from '../editing/open-fields.ts';
import { planManyFields } from '../editing/plan-fields.ts';
import { writeManyFields } from '../editing/write-fields.ts';
import { isLive } from './file-content.ts';
import type { Importing } from './importing.ts';
import type { NotePair } from './match-content.ts';

/** Fields and tags in which changes of both places stand. */
export interface MergedTexts {
  readonly fields: readonly string[];
  readonly tags: readonly string[];
}

/** What becomes of a note: what is here says all, what the file has does, or both together. */
export type Settled = 'mine' | 'theirs' | MergedTexts;

/**
 * Settles notes with fields to which the same version came from Anki here and where the file was made: what either side changed stands. Those that
 * both changed at the same place are left out.
 */
export async function settledTexts(
  { db, user, types }: Pick<Importing, 'db' | 'user' | 'types'>,
  pairs: readonly NotePair[],
): Promise<ReadonlyMap<NoteId, Settled>> {
  const differing = new Map(
    pairs.flatMap((pair) => (isCandidate(pair) && pair.here ? [[pair.here.id, pair]] : [])),
  );
  const settled = new Map<NoteId, Settled>();
  if (differing.size === 0) return settled;
  for (const note of await fieldsNotes(db, user, [...differing.keys()])) {
    const { line } = (differing.get(note.id) as NotePair).file;
    const type = line.noteType && types.ids.get(line.noteType);
    const texts = type === note.noteTypeId ? settle(note, line) : null;
    if (texts) settled.set(note.id, texts);
  }
  return settled;
}

function isCandidate({ file, here }: NotePair): boolean {
  if (here === null || here.archived || !isLive(file) || file.line.fields === null) return false;
  return file.line.contentHash !== here.contentHash;
}

/** Null where both changed the same place, or nobody knows what both began from. */
function settle(note: FieldsNote, line: NotePair['file']['line']): Settled | null {
  const came = textsOf(note.upstream === null ? null : JSON.parse(note.upstream));
  const base = textsOf(line.upstream);
  const isSame = came && base && JSON.stringify(came) === JSON.stringify(base);
  const mine = { fields: JSON.parse(note.fields), tags: JSON.parse(note.tags) } as MergedTexts;
  if (!isSame || line.fields?.length !== mine.fields.length) return null;
  const texts = { base: base.fields, mine: mine.fields, theirs: line.fields };
  const { fields, conflicts } = mergeFields(texts, 'ask');
  if (conflicts.length > 0) return null;
  const tags = mergeTags({ base: base.tags, mine: mine.tags, theirs: line.tags });
  const together = { fields, tags };
  if (isAlike(together, mine)) return 'mine';
  return isAlike(together, { fields: line.fields, tags: line.tags }) ? 'theirs' : together;
}

function isAlike(one: MergedTexts, other: MergedTexts): boolean {
  const said = ({ fields, tags }: MergedTexts) => JSON.stringify([fields, [...tags].sort()]);
  return said(one) === said(other);
}

/** The version that came last, as far as it is one: a file may say anything. */
function textsOf(upstream: unknown): MergedTexts | null {
  if (typeof upstream !== 'object' || upstream === null) return null;
  const { fields, tags } = upstream as Record<string, unknown>;
  return areTexts(fields) && areTexts(tags) ? { fields, tags } : null;
}

function areTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

/** Notes that are held at once. */
const CHUNK = 250;

/** Writes them, once all that they show has come. */
export async function writeMergedTexts(
  change: Change,
  { context, actor }: { readonly context: Context; readonly actor: Actor },
  merged: ReadonlyMap<NoteId, MergedTexts>,
): Promise<void> {
  const within: Context = { ...context, store: { ...context.store, db: change.db } };
  const ids = [...merged.keys()];
  const cards: CardId[] = [];
  for (let start = 0; start < ids.length; start += CHUNK) {
    const opened = await openManyFields(within, actor, ids.slice(start, start + CHUNK));
    const writings = opened.flatMap((open) => {
      const texts = merged.get(open.note.id);
      return texts ? [{ open, ...texts }] : [];
    });
    const planned = await planManyFields(within, actor, writings);
    const notes = planned.map((each, at) => {
      return { planned: each, writing: writings[at] as (typeof writings)[number] };
    });
    cards.push(...(await writeManyFields(change, context, notes)));
  }
  if (cards.length > 0) await settleCards(change.db, change.head.user, cards);
}
