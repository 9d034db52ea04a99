import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { Refusal } from '../prepare/refusal.mjs';

/** Tries at once what would otherwise fail after minutes: writing to the data folder and listening on the port. */
export async function checkPlace({ dataFolder, databaseFile, host, port }) {
  for (const folder of new Set([dataFolder, path.dirname(databaseFile)])) tryWriting(folder);
  if (existsSync(databaseFile)) tryChanging(databaseFile);
  await tryListening(host, port);
}

function tryWriting(folder) {
  const probe = path.join(folder, `.probe-${process.pid}`);
  try {
    makeFolder(folder);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new Refusal(
      `The data folder ${folder} cannot be written (${error.code}): allow writing there, or set KARTOTEKA_DATA to another folder.`,
    );
  }
}

/** Node's own recursive form never ends where the system makes no folders, as under `/proc`. */
function makeFolder(folder) {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder);
}

function tryChanging(databaseFile) {
  try {
    accessSync(databaseFile, constants.W_OK);
  } catch (error) {
    throw new Refusal(
      `The database ${databaseFile} cannot be written (${error.code}): allow writing to it, or set KARTOTEKA_DATA to another folder.`,
    );
  }
}

function tryListening(host, port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => reject(portRefusal(error, host, port)));
    server.listen({ host, port, exclusive: true }, () => server.close(resolve));
  });
}

/** The sentence for a port on which this process may not listen. */
export function portRefusal({ code }, host, port) {
  const sentence =
    code === 'EADDRINUSE'
      ? `Port ${port} is taken, perhaps by another Kartoteka: stop that program, or set PORT to another number.`
      : `Port ${port} on ${host} cannot be used (${code}): set PORT to another number, or HOST to another name of this machine.`;
  return new Refusal(sentence);
}
