import type { Actor, Context } from '#lib/context.ts';
import { curveOf } from '#lib/scheduler/memory.ts';
import { startOfStudyDay, studyDay } from '#lib/scheduler/study-day.ts';
import { defaultStudyOptions } from '#lib/scheduler/study-options.ts';
import { mentions, type SearchLeaf, type SearchTree } from '#lib/search/tree.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import { readPresets } from '#lib/store/presets.ts';
import {
  type Question,
  readSearchedDecks,
  readSearchedNoteTypes,
} from '#lib/store/search/question.ts';

/** A query with all that the database needs to answer it now. */
export async function questionOf(
  context: Context,
  actor: Actor,
  tree: SearchTree,
): Promise<Question> {
  const { db } = context.store;
  const now = context.now();
  const calendar = calendarOf(actor.settings);
  const presets = await readPresets(db, actor.user);
  const parameters = new Map(presets.map(({ id, options }) => [id as string, options.parameters]));
  const rows = await readSearchedDecks(db, actor.user);
  const decks = rows.map(({ presetId, ...row }) => ({
    ...row,
    archived: Boolean(row.archived),
    curve: curveOf(parameters.get(presetId ?? '') ?? defaultStudyOptions.parameters),
  }));
  return {
    user: actor.user,
    tree,
    decks,
    noteTypes: mentions(tree, asksNoteTypes) ? await readSearchedNoteTypes(db, actor.user) : [],
    now,
    today: studyDay(now, calendar),
    startOf: (day) => startOfStudyDay(day, calendar),
  };
}

function asksNoteTypes(leaf: SearchLeaf): boolean {
  const { kind } = leaf;
  if (kind === 'prop') return leaf.property === 'position';
  if (kind === 'happened') return leaf.what === 'edited';
  return kind === 'field' || kind === 'field-regex' || kind === 'dupe' || kind === 'id';
}
