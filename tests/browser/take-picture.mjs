// Takes the picture of the README anew, `docs/pictures/review.png`: `node tests/browser/take-picture.mjs`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from '../run/find-chromium.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CHAPTER = path.join(ROOT, 'decks/kubernetes-in-action/ru/06-toma.md');
const PICTURE = path.join(ROOT, 'docs/pictures/review.png');
/** The card that is shown: a question with a table for an answer. */
const CARD = 'v06-modes';
/** What is answered before it. */
const RATINGS = ['3', '1', '4', '3'];

const folder = mkdtempSync(path.join(os.tmpdir(), 'kartoteka-picture-'));
mkdirSync(path.join(folder, 'decks'));
writeFileSync(path.join(folder, 'decks', 'deck.md'), withCardEarly(readFileSync(CHAPTER, 'utf8')));
const server = spawn(process.execPath, ['bin/start.mjs'], {
  cwd: ROOT,
  env: {
    ...process.env,
    PORT: '0',
    KARTOTEKA_DATA: path.join(folder, 'data'),
    KARTOTEKA_DECKS: path.join(folder, 'decks'),
  },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  await takePicture(await addressOf(server));
} finally {
  server.kill();
  await once(server, 'exit');
  rmSync(folder, { recursive: true });
}

/** The chapter without what lies between its first few cards and the shown one, which keeps its heading. */
function withCardEarly(text) {
  const before = text.slice(0, text.indexOf(CARD));
  const heading = before.match(/^## .*$/gm).at(-1);
  const next = [...text.matchAll(/^.*<!-- id: .*$/gm)][RATINGS.length].index;
  return `${text.slice(0, next)}${heading}\n\n${text.slice(before.lastIndexOf('\nQ:') + 1)}`;
}

async function addressOf({ stdout }) {
  let text = '';
  for await (const chunk of stdout) {
    text += chunk;
    const address = /^Kartoteka is ready: (\S+)/m.exec(text)?.[1];
    if (address) return address;
  }
  throw new Error(`The server did not start:\n${text}`);
}

/** In a field to type into Space is a space. */
async function showAnswer(page) {
  const isTyped = await page.evaluate(() => document.activeElement?.id === 'typed');
  await page.keyboard.press(isTyped ? 'Enter' : 'Shift+Space');
}

async function takePicture(address) {
  const browser = await chromium.launch({ executablePath: await findChromium(ROOT) });
  const page = await browser.newPage({
    baseURL: address,
    locale: 'ru-RU',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 800 },
  });
  await page.goto('/review');
  await page.waitForFunction(() => ['prompt', 'typed'].includes(document.activeElement?.id));
  for (const rating of RATINGS) {
    await showAnswer(page);
    await page.keyboard.press(rating);
  }
  await showAnswer(page);
  await page.locator('#answer table').waitFor();
  await page.screenshot({ path: PICTURE });
  await browser.close();
}
