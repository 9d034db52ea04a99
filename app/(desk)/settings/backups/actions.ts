'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { getActor, getContext } from '#app/server/context.ts';
import { makeBackup } from '#lib/library/backups/make-backup.ts';
import { restoreBackup } from '#lib/library/backups/restore-backup.ts';
import { isAppError } from '#lib/shared/errors.ts';
import { calendarOf } from '#lib/shared/settings.ts';

const PAGE = '/settings/backups';

/** Makes a copy, and shows it. */
export async function make(): Promise<void> {
  const { settings } = await getActor();
  const context = await getContext();
  redirect(
    await orFailed(async () => {
      const { name } = await makeBackup(context, 'by-hand', calendarOf(settings));
      return `${PAGE}?made=${name}`;
    }),
  );
}

const choice = z.object({ name: z.string().max(100) });

/** Goes back to a copy. */
export async function goBack(data: FormData): Promise<void> {
  const { name } = choice.parse(Object.fromEntries(data));
  const { settings } = await getActor();
  const context = await getContext();
  const place = await orFailed(async () => {
    await restoreBackup(context, name, calendarOf(settings));
    return `${PAGE}?restored=${name}`;
  });
  revalidatePath('/', 'layout');
  redirect(place);
}

/** Where to go next: what could not be done is said on the page. */
async function orFailed(work: () => Promise<string>): Promise<string> {
  try {
    return await work();
  } catch (error) {
    if (!isAppError(error)) console.error(error);
    return `${PAGE}?failed=1`;
  }
}
