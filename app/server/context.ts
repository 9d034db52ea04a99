import path from 'node:path';
import { headers } from 'next/headers';
import { cache } from 'react';
import { preferredLanguage } from '#app/i18n/preferred-language.ts';
import { localActor } from '#lib/accounts/local-actor.ts';
import type { Actor, Context } from '#lib/context.ts';
import { layDesk } from '#lib/library/lay-desk.ts';
import { type Environment, readEnvironment } from '#lib/platform/environment.ts';
import type { Settings } from '#lib/shared/settings.ts';

// The process that serves opens the place before the pages; they must share its one connection.
const CONTEXT = Symbol.for('kartoteka.context');
const ENVIRONMENT = Symbol.for('kartoteka.environment');

interface Shared {
  [CONTEXT]?: Promise<Context> | Context;
  [ENVIRONMENT]?: Environment;
}

const shared = globalThis as Shared;

/** What this process was told: ports, folders, clock. */
export function getEnvironment(): Environment {
  shared[ENVIRONMENT] ??= readEnvironment(process.env, process.cwd());
  return shared[ENVIRONMENT];
}

/** The open place that all requests work with. */
export async function getContext(): Promise<Context> {
  shared[CONTEXT] ??= openHere();
  return shared[CONTEXT];
}

/** Only where nobody opened the place before: loading the database client costs memory. */
async function openHere(): Promise<Context> {
  const { openContext } = await import('#lib/open-context.ts');
  return openContext({
    ...getEnvironment(),
    migrations: path.join(/* turbopackIgnore: true */ process.cwd(), 'prisma', 'migrations'),
  });
}

/** Whose desk this process has seen laid. */
const laid = new Set<string>();

/** Who asks: in local mode the one person of this place. Their desk is laid at the first visit. */
export const getActor: () => Promise<Actor> = cache(async () => {
  const context = await getContext();
  const actor = await localActor(context);
  if (laid.has(actor.user)) return actor;
  const language =
    actor.settings.language ?? preferredLanguage((await headers()).get('accept-language'));
  if (await layDesk(context, actor, language)) laid.add(actor.user);
  return actor;
});

/** The settings of who asks. */
export async function getSettings(): Promise<Settings> {
  return (await getActor()).settings;
}
