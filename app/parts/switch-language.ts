'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { getActor, getContext } from '#app/server/context.ts';
import { saveSettings } from '#lib/accounts/save-settings.ts';

const form = z.object({
  language: z.enum(['ru', 'en']),
  // A path of this place, not an address elsewhere.
  path: z.string().regex(/^\/(?![/\\])/),
});

/** Chooses the language and shows the same page in it. */
export async function switchLanguage(data: FormData): Promise<void> {
  const { language, path } = form.parse(Object.fromEntries(data));
  await saveSettings(await getContext(), await getActor(), { language });
  // The layout, too, is drawn anew: the document's language and theme stand there.
  revalidatePath('/', 'layout');
  redirect(path);
}
