import { setTimeout as pause } from 'node:timers/promises';
import type { Bench } from './bench.ts';
import { figureOf } from './figure.ts';
import { residentMegabytes } from './support/memory.ts';
import { Client } from './support/requests.ts';
import { withServer } from './support/served.ts';

/** The server has come to rest by then. */
const REST_MS = 3000;

/** Resident memory of the server over a large collection, after its start and one visit. */
export const idleMemory: Bench = {
  name: 'idle-memory',
  figures: ['idle-memory'],
  run: async (tools) => {
    const samples: number[] = [];
    for (let run = 0; run < (tools.quick ? 1 : 3); run++) {
      samples.push(await withServer(tools, ({ url, pid }) => memoryAfterVisit(url, pid)));
    }
    return [figureOf({ name: 'idle-memory', unit: 'MB', target: 250 }, samples)];
  },
};

async function memoryAfterVisit(url: string, pid: number): Promise<number> {
  const client = new Client(url);
  await client.get('/');
  await client.get('/review');
  client.close();
  await pause(REST_MS);
  return residentMegabytes(pid);
}
