import path from 'node:path';
import { contentFingerprint, quickFingerprint } from './fingerprint.mjs';
import { readStamp, removeStamp, writeStamp } from './stamp.mjs';

/** Whether all `steps` are done. */
export function areDone(root, steps) {
  return steps.every((step) => isDone(root, step));
}

/**
 * A step: `{ name, stampFile, sources, salt?, isPresent, run }`. It is done when `isPresent()` and its stamp was made from
 * sources and salt like the present ones. Times are compared first; only where they differ are contents read.
 */
export function isDone(root, step) {
  const file = path.join(root, step.stampFile);
  const stamp = readStamp(file);
  if (!stamp || !step.isPresent(root) || stamp.salt !== saltOf(root, step)) return false;
  const quick = quickFingerprint(root, step.sources);
  if (stamp.quick === quick) return true;
  if (stamp.content !== contentOf(root, step)) return false;
  writeStamp(file, { ...stamp, quick });
  return true;
}

/** Does a step and leaves its stamp; what changes meanwhile makes it due again. */
export async function doStep(root, step) {
  const file = path.join(root, step.stampFile);
  const from = { quick: quickFingerprint(root, step.sources), content: contentOf(root, step) };
  removeStamp(file);
  const note = await step.run(root);
  writeStamp(file, { ...from, salt: saltOf(root, step) });
  return note;
}

function contentOf(root, step) {
  return step.contentOf?.(root) ?? contentFingerprint(root, step.sources);
}

function saltOf(root, step) {
  return step.salt?.(root) ?? '';
}
