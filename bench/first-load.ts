import type { Browser, Page } from 'playwright-core';
import type { Bench } from './bench.ts';
import { figureOf } from './figure.ts';
import { withBrowser, withPage } from './support/browser.ts';
import { withServer } from './support/served.ts';

/** From asking for a page, with an empty cache, to its first content on the screen. */
export const firstLoad: Bench = {
  name: 'first-load',
  figures: ['first-load-today', 'first-load-review'],
  run: (tools) =>
    withServer(tools, ({ url }) =>
      withBrowser(tools, async (browser) => {
        const runs = tools.quick ? 5 : 20;
        const load = (path: string) => paints(browser, { url, path, runs });
        return [
          figureOf({ name: 'first-load-today', unit: 'ms' }, await load('/')),
          figureOf({ name: 'first-load-review', unit: 'ms' }, await load('/review')),
        ];
      }),
    ),
};

const WARM_UP = 2;

async function paints(
  browser: Browser,
  { url, path, runs }: { url: string; path: string; runs: number },
): Promise<number[]> {
  const samples: number[] = [];
  for (let run = 0; run < WARM_UP + runs; run++) {
    const elapsed = await withPage(browser, url, (page) => firstPaint(page, path));
    if (run >= WARM_UP) samples.push(elapsed);
  }
  return samples;
}

async function firstPaint(page: Page, path: string): Promise<number> {
  await page.goto(path);
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const observer = new PerformanceObserver((list) => {
          const entry = list.getEntriesByName('first-contentful-paint')[0];
          if (entry) resolve(entry.startTime);
        });
        observer.observe({ type: 'paint', buffered: true });
      }),
  );
}
