import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { newHash } from './fingerprint.mjs';

/** Installs what `package-lock.json` names. No package's script runs: the one that matters is a step of its own. */
export const packages = {
  name: 'packages',
  stampFile: 'node_modules/.kartoteka/packages.json',
  sources: ['package.json', 'package-lock.json'],
  contentOf: dependenciesOf,
  isPresent: (root) => existsSync(path.join(root, 'node_modules', '.package-lock.json')),
  run: async (root) => (await import('./install-packages.mjs')).installPackages(root),
};

/** Other fields of `package.json` may change without a new installation. */
function dependenciesOf(root) {
  const { dependencies, devDependencies, overrides } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  );
  return newHash()
    .update(JSON.stringify({ dependencies, devDependencies, overrides }))
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
}
