'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { keysText, readKeys } from '#app/review/keymap.ts';
import { getActor, getContext } from '#app/server/context.ts';
import { saveSettings } from '#lib/accounts/save-settings.ts';

/** Saves the keys that the person chose, and shows them again. */
export async function saveKeys(data: FormData): Promise<void> {
  const text = data.get('keys');
  const keys = keysText(readKeys(typeof text === 'string' ? text : ''));
  await saveSettings(await getContext(), await getActor(), { keys });
  revalidatePath('/settings/keys');
  redirect('/settings/keys?saved=yes');
}
