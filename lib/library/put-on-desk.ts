import { isDeepStrictEqual } from 'node:util';
import type { Actor, Context } from '#lib/context.ts';
import { refoldDecks } from '#lib/history/refold-decks.ts';
import { optionsUnder } from '#lib/history/study-options.ts';
import { defaultStudyOptions } from '#lib/scheduler/study-options.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { DeckId, OperationId, PresetId } from '#lib/shared/ids.ts';
import { lastDeskPosition, readDecks, settleNewFrom } from '#lib/store/decks.ts';
import { readPresets } from '#lib/store/presets.ts';
import { type Change, changeRows, transact } from '#lib/store/transact.ts';

/** Puts a deck on the person's desk and gives the operation that did it. Throws `not-found` when it is not theirs. */
export async function putOnDesk(
  context: Context,
  actor: Actor,
  deck: DeckId,
): Promise<OperationId> {
  const head = {
    id: context.newId<'operation'>(),
    user: actor.user,
    kind: 'desk' as const,
    at: context.now(),
    label: { deck, onDesk: 1 },
  };
  await transact(context.store, head, (change) => putDecksOnDesk(change, context, [deck]));
  return head.id;
}

/** Puts decks on the desk within a change; those that lie there stay where they are. */
export async function putDecksOnDesk(
  change: Change,
  context: Context,
  decks: readonly DeckId[],
): Promise<void> {
  await layOnDesk(change, context, decks);
  await settleNewFrom(change.db, change.head.user, decks);
}

/** The same where their cards are settled afterwards. */
export async function layOnDesk(
  change: Change,
  context: Context,
  decks: readonly DeckId[],
): Promise<void> {
  if (decks.length === 0) return;
  const { db, head } = change;
  const own = await readDecks(db, head.user);
  const preset = await somePreset(change, context);
  let position = await lastDeskPosition(db, head.user);
  const unstudied: DeckId[] = [];
  for (const id of decks) {
    const deck = own.find((each) => each.id === id);
    if (!deck) throw new AppError('not-found', `There is no deck ${id}.`);
    if (deck.onDesk) continue;
    position += 1;
    if (deck.presetId === null) unstudied.push(id);
    const presetId = deck.presetId ?? preset;
    const row = { userId: head.user, deckId: id, presetId, onDesk: 1, position };
    await changeRows(change, 'Enrolment', [row]);
  }
  await underPreset(change, { preset, decks: unstudied });
}

/** What was remembered of cards while their decks had no preset followed from the usual parameters. */
async function underPreset(
  change: Change,
  { preset, decks }: { readonly preset: PresetId; readonly decks: readonly DeckId[] },
): Promise<void> {
  if (decks.length === 0) return;
  const presets = await readPresets(change.db, change.head.user);
  const { parameters } = optionsUnder(presets, { preset, retention: null });
  if (!isDeepStrictEqual(parameters, defaultStudyOptions.parameters))
    await refoldDecks(change, decks);
}

/** The person's first preset, made with the defaults where there is none. */
export async function somePreset(
  change: Change,
  context: Pick<Context, 'newId'>,
): Promise<PresetId> {
  const { db, head } = change;
  const [first] = await readPresets(db, head.user);
  if (first) return first.id;
  const id = context.newId<'preset'>();
  const options = JSON.stringify(defaultStudyOptions);
  await changeRows(change, 'Preset', [{ id, userId: head.user, name: 'default', version: 1 }]);
  await changeRows(change, 'PresetVersion', [
    { presetId: id, version: 1, options, createdAt: head.at },
  ]);
  return id;
}
