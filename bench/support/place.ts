import path from 'node:path';
import { localActor } from '#lib/accounts/local-actor.ts';
import type { Actor, Context } from '#lib/context.ts';
import { openContext } from '#lib/open-context.ts';
import type { Tools } from '../bench.ts';
import { copyTo, NOW } from '../collection/made-collection.ts';

/** An open place with a large collection in it, and whose it is. */
export interface Place {
  readonly context: Context;
  readonly actor: Actor;
}

/** Opens a copy of the made collection in this process, for as long as `work` takes. */
export async function withPlace<T>(tools: Tools, work: (place: Place) => Promise<T>): Promise<T> {
  const folder = copyTo(tools.newFolder(), await tools.collection());
  const context = await openContext({
    databaseFile: path.join(folder, 'kartoteka.db'),
    migrations: path.join(tools.root, 'prisma', 'migrations'),
    startAt: NOW,
  });
  try {
    return await work({ context, actor: await localActor(context) });
  } finally {
    await context.store.close();
  }
}
