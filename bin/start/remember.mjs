import { readRememberedFolders, rememberFolders } from '../../lib/platform/remembered-folders.mjs';
import { Refusal } from '../prepare/refusal.mjs';

const LABEL = 'decks'.padEnd(16);

/** Remembers and forgets folders as it was asked for, and gives the lines that say so. Throws a `Refusal` for one that is not remembered. */
export function remember(dataFolder, { remember: added, forget }, env) {
  const before = readRememberedFolders(dataFolder);
  const unknown = forget.find((folder) => !before.includes(folder));
  if (unknown) throw new Refusal(unknownFolder(unknown, before));
  rememberFolders(dataFolder, { remember: added, forget });
  const lines = [
    ...added.filter((folder) => !before.includes(folder)).map(remembered),
    ...forget.map((folder) => `forgot ${folder}; its cards stay as they are`),
  ];
  const isUnused =
    env.KARTOTEKA_DECKS !== undefined && readRememberedFolders(dataFolder).length > 0;
  if (isUnused) lines.push('KARTOTEKA_DECKS is set and counts instead of remembered folders');
  return lines.map((line) => `${LABEL}${line}`);
}

function remembered(folder) {
  return `remembered ${folder}: every npm start compiles it (npm start -- --forget drops it)`;
}

function unknownFolder(folder, known) {
  const list = known.length > 0 ? known.join(', ') : 'none';
  return `The folder ${folder} is not remembered; remembered: ${list}.`;
}
