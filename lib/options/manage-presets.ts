import type { Actor, Context } from '#lib/context.ts';
import { refoldDecks } from '#lib/history/refold-decks.ts';
import { defaultStudyOptions } from '#lib/scheduler/study-options.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { DeckId, OperationId, PresetId } from '#lib/shared/ids.ts';
import { changeEnrolments } from '#lib/store/deck-options.ts';
import { changePreset, makePreset } from '#lib/store/presets.ts';
import { type Change, transact } from '#lib/store/transact.ts';
import { type DeckStudy, decksUnder, readDeckStudy } from './deck-study.ts';
import { freeName } from './save-options.ts';

/** Studies a deck under another preset of the person's. Throws `not-found`. */
export function choosePreset(
  context: Context,
  actor: Actor,
  { deck, preset }: { deck: DeckId; preset: PresetId },
): Promise<OperationId> {
  return changing(context, actor, deck, (change, study) =>
    moveTo(change, study, { decks: [study.deck.id], preset }),
  );
}

/** Makes a preset with the options that one begins with, and studies the deck under it. Throws `not-found`. */
export function addPreset(
  context: Context,
  actor: Actor,
  { deck, name }: { deck: DeckId; name: string },
): Promise<OperationId> {
  return changing(context, actor, deck, async (change, study) => {
    const id = context.newId<'preset'>();
    const options = defaultStudyOptions;
    await makePreset(change, { id, name: freeName(name, study.presets), options });
    const made = { id, name, version: 1, options, problems: [] };
    await moveTo(
      change,
      { ...study, presets: [...study.presets, made] },
      { decks: [study.deck.id], preset: id },
    );
  });
}

/**
 * Archives the preset of a deck: all its decks are studied under the person's first other one. Throws `not-found`, and
 * `not-allowed` where it is the only one.
 */
export function deletePreset(context: Context, actor: Actor, deck: DeckId): Promise<OperationId> {
  return changing(context, actor, deck, async (change, study) => {
    const { preset, presets, decks } = study;
    const first = presets.find(({ id }) => id !== preset.id);
    if (!first) throw new AppError('not-allowed', 'The only preset cannot be deleted.');
    const own = decksUnder(decks, preset.id).map(({ id }) => id);
    await moveTo(change, study, { decks: own, preset: first.id });
    await changePreset(change, preset.id, { archivedAt: change.head.at });
  });
}

async function changing(
  context: Context,
  actor: Actor,
  deck: DeckId,
  work: (change: Change, study: DeckStudy) => Promise<void>,
): Promise<OperationId> {
  const id = context.newId<'operation'>();
  const at = context.now();
  const head = { id, user: actor.user, kind: 'options' as const, at, label: { deck } };
  await transact(context.store, head, async (change) => {
    await work(change, await readDeckStudy(change.db, { context, actor, deck }));
  });
  return id;
}

async function moveTo(
  change: Change,
  { preset: before, presets }: DeckStudy,
  { decks, preset }: { decks: readonly DeckId[]; preset: PresetId },
): Promise<void> {
  const after = presets.find(({ id }) => id === preset);
  if (!after) throw new AppError('not-found', `There is no preset ${preset}.`);
  if (after.id === before.id) return;
  await changeEnrolments(change, decks, { presetId: preset });
  const has = JSON.stringify(after.options.parameters);
  if (JSON.stringify(before.options.parameters) !== has) await refoldDecks(change, decks);
}
