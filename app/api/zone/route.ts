import { z } from 'zod';
import { getActor, getContext, getSettings } from '#app/server/context.ts';
import { readJson } from '#app/server/read-body.ts';
import { route } from '#app/server/route-handler.ts';
import { isZone } from '#app/server/zones.ts';
import { saveSettings } from '#lib/accounts/save-settings.ts';

const body = z.object({ zone: z.string().refine(isZone) });

/** Takes the time zone that the browser tells, unless the person has one already. */
export const POST = route(async (request) => {
  const { zone } = body.parse(await readJson(request));
  const settings = await getSettings();
  if (settings.zone === null) await saveSettings(await getContext(), await getActor(), { zone });
  return new Response(null, { status: 204 });
});
