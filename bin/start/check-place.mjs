import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { Refusal } from '../prepare/refusal.mjs';

/** Tries at once what would otherwise fail after minutes: writing to the data folder and listening on the port. */
export async function checkPlace({ dataFolder, databaseFile, host, port }) {
  for (const folder of new Set([dataFolder, path.dirname(databaseFile)])) tryWriting(folder);
  await tryListening(host, port);
}

function tryWriting(folder) {
  const probe = path.join(folder, `.probe-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new Refusal(
      `The data folder ${folder} cannot be written (${error.code}): allow writing there, or set KARTOTEKA_DATA to another folder.`,
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
  const reason =
    code === 'EADDRINUSE'
      ? `Port ${port} is taken, perhaps by another Kartoteka: stop that program`
      : `Port ${port} on ${host} cannot be used (${code})`;
  return new Refusal(`${reason}, or set PORT to another number.`);
}
