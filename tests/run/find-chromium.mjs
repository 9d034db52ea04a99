import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const PLACES = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].map((variable) =>
    path.join(process.env[variable] ?? '', 'Google', 'Chrome', 'Application', 'chrome.exe'),
  ),
};
const INSTALL_MS = 10 * 60_000;

/** The path of a Chromium that starts: named, installed, Debian's package, or Playwright's own download; null where none is to be had. */
export async function findChromium(root) {
  const named = process.env.CHROMIUM_PATH;
  if (named) return starts(named) ? named : null;
  return findInstalled() ?? installPackage() ?? (await downloadOwn(root));
}

function findInstalled() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const inPath = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  return [...inPath, ...(PLACES[process.platform] ?? [])].find(starts) ?? null;
}

function installPackage() {
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!mayInstall) return null;
  const apt = (...args) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', args, { stdio: 'ignore', timeout: INSTALL_MS, env });
  };
  apt('update');
  apt('install', '-y', '--no-install-recommends', 'chromium');
  return findInstalled();
}

async function downloadOwn(root) {
  const { chromium } = await import('playwright-core');
  const own = chromium.executablePath();
  if (starts(own)) return own;
  const script = path.join(root, 'node_modules', 'playwright-core', 'cli.js');
  const args = [script, 'install', 'chromium'];
  spawnSync(process.execPath, args, { stdio: 'ignore', timeout: INSTALL_MS });
  return starts(own) ? own : null;
}

function starts(file) {
  if (!existsSync(file)) return false;
  // Chrome on Windows opens a window at `--version`.
  if (process.platform === 'win32') return true;
  return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}
