'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { idOf } from '#app/api/review/id-schema.ts';
import { getActor, getContext } from '#app/server/context.ts';
import { undo } from '#lib/library/undo.ts';
import { adoptFit, leaveFit } from '#lib/options/fit/adopt-fit.ts';
import { cancelFit } from '#lib/options/fit/cancel-fit.ts';
import { startFit } from '#lib/options/fit/start-fit.ts';
import { recomputeMemory } from '#lib/options/recompute-memory.ts';
import { isAppError } from '#lib/shared/errors.ts';
import type { DeckId } from '#lib/shared/ids.ts';

const starting = z.object({ deck: idOf<'deck'>(), preset: idOf<'preset'>() });
const cancelling = z.object({ deck: idOf<'deck'>(), job: idOf<'job'>() });
const recomputing = z.object({ deck: idOf<'deck'>() });
const undoing = z.object({ deck: idOf<'deck'>(), operation: idOf<'operation'>() });
const choosing = z.object({ deck: idOf<'deck'>(), fit: idOf<'fit'>() });

/** Starts to learn; the page that follows shows how far it is. */
export async function start(data: FormData): Promise<void> {
  const { deck, preset } = starting.parse(Object.fromEntries(data));
  try {
    await startFit(await getContext(), await getActor(), { preset, adopt: true });
  } catch (error) {
    if (isAppError(error) && error.code === 'busy') show(deck, '?busy=1');
    throw error;
  }
  show(deck);
}

/** Stops what is under way. */
export async function cancel(data: FormData): Promise<void> {
  const { deck, job } = cancelling.parse(Object.fromEntries(data));
  await cancelFit(await getContext(), await getActor(), job).catch((error: unknown) => {
    // It was done a moment before: the page shows what came of it.
    if (!isAppError(error) || error.code !== 'not-found') throw error;
  });
  show(deck);
}

/** Uses parameters that were learnt before. */
export async function use(data: FormData): Promise<void> {
  const { deck, fit } = choosing.parse(Object.fromEntries(data));
  await adoptFit(await getContext(), await getActor(), { fit });
  show(deck, `?changed=${fit}`);
}

/** Goes back to the parameters before. */
export async function goBack(data: FormData): Promise<void> {
  const { deck, fit } = choosing.parse(Object.fromEntries(data));
  await leaveFit(await getContext(), await getActor(), fit);
  show(deck, `?changed=${fit}`);
}

/** Shows what it would do to reckon memory that came with cards anew. */
export async function foresee(data: FormData): Promise<void> {
  const { deck } = recomputing.parse(Object.fromEntries(data));
  show(deck, FORESEEN);
}

/** Reckons memory that came with cards anew from their answers. */
export async function recompute(data: FormData): Promise<void> {
  const { deck } = recomputing.parse(Object.fromEntries(data));
  const operation = await recomputeMemory(await getContext(), await getActor(), deck);
  show(deck, operation === null ? FORESEEN : `?recomputed=${operation}#from-history`);
}

/** Takes that back. */
export async function takeBack(data: FormData): Promise<void> {
  const { deck, operation } = undoing.parse(Object.fromEntries(data));
  await undo(await getContext(), await getActor(), operation).catch((error: unknown) => {
    // It was taken back a moment before.
    if (!isAppError(error) || error.code !== 'nothing-to-undo') throw error;
  });
  show(deck, FORESEEN);
}

const FORESEEN = '?history=effect#from-history';

function show(deck: DeckId, query = ''): never {
  redirect(`/decks/${deck}/fit${query}`);
}
