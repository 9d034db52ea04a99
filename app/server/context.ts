import path from 'node:path';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { preferredLanguage } from '#app/i18n/preferred-language.ts';
import { type Place, recognize } from '#app/server/recognize.ts';
import { cookieName, type SessionCookie } from '#app/server/session-cookie.ts';
import type { Actor, Context } from '#lib/context.ts';
import { layDesk } from '#lib/library/lay-desk.ts';
import { type Environment, readEnvironment } from '#lib/platform/environment.ts';
import { placeSecret } from '#lib/platform/place-secret.ts';
import type { Settings } from '#lib/shared/settings.ts';

// The process that serves opens the place before the pages; they must share its one connection.
const CONTEXT = Symbol.for('kartoteka.context');
const ENVIRONMENT = Symbol.for('kartoteka.environment');
const SECRET = Symbol.for('kartoteka.secret');

interface Shared {
  [CONTEXT]?: Promise<Context> | Context;
  [ENVIRONMENT]?: Environment;
  [SECRET]?: string;
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

/** The open place, with what seals its sessions. */
export async function getPlace(): Promise<Place> {
  const context = await getContext();
  shared[SECRET] ??= placeSecret(getEnvironment().dataFolder);
  return { context, secret: shared[SECRET] };
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

/** Who asks, by their session. Their desk is laid at the first visit. */
export const getActor: () => Promise<Actor> = cache(async () => {
  const place = await getPlace();
  const actor = await recognizeHere(place);
  if (laid.has(actor.user)) return actor;
  const language =
    actor.settings.language ?? preferredLanguage((await headers()).get('accept-language'));
  if (await layDesk(place.context, actor, language)) laid.add(actor.user);
  return actor;
});

async function recognizeHere(place: Place): Promise<Actor> {
  const jar = await cookies();
  const cookie = jar.get(cookieName(place.secret, 'session'))?.value;
  const { actor, newCookie } = await recognize(place, cookie);
  if (newCookie) keep(jar, newCookie);
  return actor;
}

function keep(jar: Awaited<ReturnType<typeof cookies>>, cookie: SessionCookie): void {
  try {
    jar.set(cookie);
  } catch {
    // A page can set none. The proxy has done it, but for somebody unknown here and for an address that is not there.
  }
}

/** The settings of who asks. */
export async function getSettings(): Promise<Settings> {
  return (await getActor()).settings;
}
