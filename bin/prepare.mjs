import { client } from './prepare/client.mjs';
import { withPrepareLock } from './prepare/lock.mjs';
import { packages } from './prepare/packages.mjs';
import { pages } from './prepare/pages.mjs';
import { programs } from './prepare/programs.mjs';
import { showStep, showUnchanged } from './prepare/progress.mjs';
import { sqliteModule } from './prepare/sqlite-module.mjs';
import { doStep, isDone } from './prepare/step.mjs';

/** What the command line needs. */
export const FOR_COMMANDS = [packages, sqliteModule, client, programs];

/** What the server needs. */
export const FOR_SERVER = [...FOR_COMMANDS, pages];

/** Whether all `steps` are done. */
export function isPrepared(root, steps) {
  return steps.every((step) => isDone(root, step));
}

/** Brings the folder `root` to where all `steps` are done, in their order. Throws a `Refusal` when one fails. */
export async function prepare(root, steps) {
  if (isPrepared(root, steps)) {
    for (const { name } of steps) showUnchanged(name);
    return;
  }
  await withPrepareLock(root, async () => {
    for (const step of steps) {
      // Looked at again: another process may have done it while this one waited.
      if (isDone(root, step)) showUnchanged(step.name);
      else await showStep(step.name, () => doStep(root, step));
    }
  });
}
