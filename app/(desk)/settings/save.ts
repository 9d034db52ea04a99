'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getActor, getContext } from '#app/server/context.ts';
import { saveSettings } from '#lib/accounts/save-settings.ts';
import { settingsForm } from './settings-form.ts';

/** Saves the form of the settings, and shows it again with what became of it. */
export async function save(data: FormData): Promise<void> {
  const form = settingsForm.safeParse(Object.fromEntries(data));
  if (!form.success) redirect('/settings?saved=no');
  await saveSettings(await getContext(), await getActor(), form.data);
  // The layout, too, is drawn anew: the document's language and theme stand there.
  revalidatePath('/', 'layout');
  redirect('/settings?saved=yes');
}
