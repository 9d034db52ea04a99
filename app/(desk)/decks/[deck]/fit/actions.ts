'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { idOf } from '#app/api/review/id-schema.ts';
import { getActor, getContext } from '#app/server/context.ts';
import { adoptFit, leaveFit } from '#lib/options/fit/adopt-fit.ts';
import { cancelFit } from '#lib/options/fit/cancel-fit.ts';
import { startFit } from '#lib/options/fit/start-fit.ts';
import { isAppError } from '#lib/shared/errors.ts';
import type { DeckId } from '#lib/shared/ids.ts';

const starting = z.object({ deck: idOf<'deck'>(), preset: idOf<'preset'>() });
const cancelling = z.object({ deck: idOf<'deck'>(), job: idOf<'job'>() });
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

function show(deck: DeckId, query = ''): never {
  redirect(`/decks/${deck}/fit${query}`);
}
