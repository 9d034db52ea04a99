import { withPrepareLock } from './prepare/lock.mjs';
import { showStep, showUnchanged } from './prepare/progress.mjs';
import { areDone, doStep, isDone } from './prepare/step.mjs';

/** Brings the folder `root` to where all `steps` are done, in their order. Throws a `Refusal` when one fails. */
export async function prepare(root, steps) {
  if (areDone(root, steps)) {
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
