import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import type { Bench } from './bench.ts';
import { figureOf } from './figure.ts';
import { withBrowser, withPage } from './support/browser.ts';
import { withServer } from './support/served.ts';

const KILOBYTE = 1000;

/** The JavaScript that a browser loads for the review page, gzipped file by file; and our share beyond Next and React. */
export const reviewScripts: Bench = {
  name: 'review-javascript',
  figures: ['review-javascript', 'review-javascript-ours'],
  run: (tools) =>
    withServer(tools, ({ url }) =>
      withBrowser(tools, async (browser) => {
        const sizes = await withPage(browser, url, scriptsOf);
        const framework = frameworkFiles(tools.root);
        const ours = [...sizes].filter(([name]) => !framework.has(name));
        const total = sum([...sizes.values()]);
        const own = sum(ours.map(([, size]) => size));
        return [
          figureOf({ name: 'review-javascript', unit: 'kB gzip', target: 175 }, [total]),
          figureOf({ name: 'review-javascript-ours', unit: 'kB gzip', target: 39 }, [own]),
        ];
      }),
    ),
};

/** Every script that the page loads, by the name of its file, with its size in kB when gzipped. */
async function scriptsOf(page: Page): Promise<Map<string, number>> {
  const bodies: Promise<[string, number]>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    const name = path.posix.basename(new URL(response.url()).pathname);
    bodies.push(response.body().then((body) => [name, gzipSync(body).length / KILOBYTE]));
  });
  await page.goto('/review', { waitUntil: 'networkidle' });
  if (bodies.length === 0) throw new Error('The review page loaded no scripts');
  return new Map(await Promise.all(bodies));
}

/** The files that every page of a Next application loads: Next and React. */
function frameworkFiles(root: string): Set<string> {
  const file = path.join(root, '.next', 'build-manifest.json');
  const { rootMainFiles } = JSON.parse(readFileSync(file, 'utf8')) as { rootMainFiles: string[] };
  if (rootMainFiles.length === 0) throw new Error(`${file} names no files of the framework`);
  return new Set(rootMainFiles.map((name) => path.posix.basename(name)));
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}
