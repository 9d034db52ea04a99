import type { Actor, Context } from '#lib/context.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { Settings } from '#lib/shared/settings.ts';
import { transact } from '#lib/store/transact.ts';
import { writeSettingsOf } from '#lib/store/users.ts';
import { impossibleSettings } from './parse-settings.ts';

/** Changes some of a person's settings. Throws `bad-input` naming those that cannot be. */
export async function saveSettings(
  context: Context,
  actor: Actor,
  patch: Partial<Settings>,
): Promise<Settings> {
  const wrong = impossibleSettings(patch);
  if (wrong.length > 0) {
    const names = wrong.join(', ');
    throw new AppError('bad-input', `These settings cannot be: ${names}`, { settings: names });
  }
  const settings = { ...actor.settings, ...patch };
  const head = {
    id: context.newId<'operation'>(),
    user: actor.user,
    kind: 'settings' as const,
    at: context.now(),
    label: {},
  };
  await transact(context.store, head, (change) => writeSettingsOf(change, actor.user, settings));
  return settings;
}
