// `npm start [-- FOLDER…]`: from a fresh clone to a served page. Nothing is imported statically that an old Node cannot read.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { requireNode } from './node-version.mjs';

const startedAt = Date.now();
const parent = process.ppid;
requireNode(process.versions.node);

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { refuse } = await import('./prepare/refusal.mjs');
try {
  const { readArguments } = await import('./start/arguments.mjs');
  const { remember } = await import('./start/remember.mjs');
  const { checkPlace } = await import('./start/check-place.mjs');
  const { readEnvironment } = await import('../lib/platform/environment-rules.mjs');
  const { prepare } = await import('./prepare.mjs');
  const { FOR_COMMANDS, FOR_SERVER } = await import('./prepare/steps.mjs');

  const { dev, ...folders } = readArguments(process.argv.slice(2), process.env);
  const place = readEnvironment(process.env, root);
  await checkPlace(place);
  for (const line of remember(place.dataFolder, folders, process.env)) console.error(line);
  const environment = readEnvironment(process.env, root);
  await prepare(root, dev ? FOR_COMMANDS : FOR_SERVER);

  process.env.NODE_ENV = dev ? 'development' : 'production';
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  const { serve } = await import('../dist/serve.mjs');
  await serve({ root, environment, dev, startedAt, parent });
} catch (error) {
  refuse(error);
}
