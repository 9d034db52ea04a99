import type { Server } from '../../tests/support/server.ts';
import { startServer } from '../../tests/support/server.ts';
import type { Tools } from '../bench.ts';
import { copyTo, NOW } from '../collection/made-collection.ts';

/** Starts the production server over a copy of a made collection, for as long as `work` takes. */
export async function withServer<T>(
  tools: Tools,
  work: (server: Server) => Promise<T>,
  made: () => Promise<string> = tools.collection,
): Promise<T> {
  const dataFolder = copyTo(tools.newFolder(), await made());
  const env = { KARTOTEKA_NOW: new Date(NOW).toISOString() };
  const server = await startServer({ dataFolder, env });
  const result = await work(server);
  await server.stop();
  return result;
}
