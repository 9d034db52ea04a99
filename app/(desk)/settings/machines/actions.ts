'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { getActor, getContext } from '#app/server/context.ts';
import { dropMirror, keepMirror } from '#lib/library/mirror/keep-mirror.ts';
import { syncMirror } from '#lib/library/mirror/sync-mirror.ts';
import { isAppError } from '#lib/shared/errors.ts';

const PAGE = '/settings/machines';
const choosing = z.object({ folder: z.string().trim().min(1).max(4000) });

/** Mirrors in a folder from now on. */
export async function begin(data: FormData): Promise<void> {
  const form = choosing.safeParse(Object.fromEntries(data));
  if (!form.success) redirect(`${PAGE}?problem=bad-input`);
  const [context, actor] = await Promise.all([getContext(), getActor()]);
  const { folder } = form.data;
  await orProblem(async () => {
    await keepMirror(context, actor, folder);
    await syncMirror(context, actor);
  }, folder);
  redirect(`${PAGE}?done=saved`);
}

/** Looks into the folder now. */
export async function look(): Promise<void> {
  const [context, actor] = await Promise.all([getContext(), getActor()]);
  await orProblem(async () => void (await syncMirror(context, actor)));
  redirect(`${PAGE}?looked=${context.now()}`);
}

/** Mirrors nothing any more. */
export async function stop(): Promise<void> {
  await dropMirror(await getContext(), await getActor());
  redirect(`${PAGE}?done=stopped`);
}

/** What was typed goes back with the problem. */
async function orProblem(work: () => Promise<void>, folder = ''): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isAppError(error)) throw error;
    redirect(`${PAGE}?${new URLSearchParams({ problem: error.code, folder })}`);
  }
}
