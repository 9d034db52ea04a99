import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { localActor } from '#lib/accounts/local-actor.ts';
import { saveSettings } from '#lib/accounts/save-settings.ts';
import type { Actor, Context } from '#lib/context.ts';
import { openContext } from '#lib/open-context.ts';
import type { Instant } from '#lib/shared/instant.ts';

/** The migrations of the clone. */
export const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** Noon in Moscow on a quiet Friday. */
export const NOON: Instant = Date.UTC(2027, 0, 15, 9);

/** A place of its own for one test: a real database in a temporary folder, and a clock that the test moves. */
export interface Place {
  readonly context: Context;
  readonly actor: Actor;
  readonly folder: string;
  readonly file: string;
  /** Moves the clock on, in milliseconds. */
  readonly wait: (milliseconds: number) => void;
}

/** Opens a place with one person in Moscow; it is gone when the test is finished. */
export async function openPlace(startAt: Instant = NOON): Promise<Place> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'картотека '));
  const file = path.join(folder, 'kartoteka.db');
  let now = startAt;
  const opened = await openContext({ databaseFile: file, migrations: MIGRATIONS, startAt });
  const context: Context = { ...opened, now: () => now };
  onTestFinished(async () => {
    await context.store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const nobody = await localActor(context);
  const settings = await saveSettings(context, nobody, { zone: 'Europe/Moscow' });
  const wait = (milliseconds: number) => {
    now += milliseconds;
  };
  return { context, actor: { ...nobody, settings }, folder, file, wait };
}
