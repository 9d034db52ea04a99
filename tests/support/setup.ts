import { afterAll, afterEach, beforeEach } from 'vitest';
import { failOnNoise, listenForNoise } from './console.ts';
import { killServers } from './server.ts';
import { removeTempFolders } from './temp-folder.ts';

beforeEach(listenForNoise);
afterEach(failOnNoise);
afterAll(async () => {
  await killServers();
  removeTempFolders();
});
