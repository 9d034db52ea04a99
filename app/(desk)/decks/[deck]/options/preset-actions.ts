'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { messages } from '#app/i18n/index.ts';
import { getActor, getContext } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { undo } from '#lib/library/undo.ts';
import { addPreset, choosePreset, deletePreset } from '#lib/options/manage-presets.ts';
import { isAppError } from '#lib/shared/errors.ts';
import { type DeckId, isId, type OperationId, type PresetId } from '#lib/shared/ids.ts';

const id = z.string().refine(isId);
const deck = id.transform((text) => text as DeckId);
const choosing = z.object({ deck, preset: id.transform((text) => text as PresetId) });
const ofDeck = z.object({ deck });
const undoing = z.object({ deck, operation: id.transform((text) => text as OperationId) });

/** Studies the deck under another preset. */
export async function choose(data: FormData): Promise<void> {
  const form = choosing.parse(Object.fromEntries(data));
  show(form.deck, 'saved', await choosePreset(await getContext(), await getActor(), form));
}

/** Makes a preset with the usual options for this deck. */
export async function addNew(data: FormData): Promise<void> {
  const form = ofDeck.parse(Object.fromEntries(data));
  const name = messages(await getLanguage()).options.defaultName;
  const made = await addPreset(await getContext(), await getActor(), { ...form, name });
  show(form.deck, 'saved', made);
}

/** Deletes the preset of the deck; it goes to another one. */
export async function remove(data: FormData): Promise<void> {
  const form = ofDeck.parse(Object.fromEntries(data));
  show(form.deck, 'saved', await deletePreset(await getContext(), await getActor(), form.deck));
}

/** Takes back what was just saved. */
export async function takeBack(data: FormData): Promise<void> {
  const form = undoing.parse(Object.fromEntries(data));
  await undo(await getContext(), await getActor(), form.operation).catch((error: unknown) => {
    // Pressed twice, or taken back elsewhere: it is as it was before all the same.
    if (!isAppError(error) || error.code !== 'nothing-to-undo') throw error;
  });
  show(form.deck, 'undone', form.operation);
}

function show(at: DeckId, what: 'saved' | 'undone', operation: OperationId): never {
  redirect(`/decks/${at}/options?${what}=${operation}`);
}
