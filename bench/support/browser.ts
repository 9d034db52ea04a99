import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Tools } from '../bench.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Chromium, for as long as `work` takes. */
export async function withBrowser<T>(
  tools: Tools,
  work: (browser: Browser) => Promise<T>,
): Promise<T> {
  const browser = await chromium.launch({ executablePath: await tools.chromium(), args: FLAGS });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** Opens a page with nothing in its cache, for as long as `work` takes. */
export async function withPage<T>(
  browser: Browser,
  baseURL: string,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const context: BrowserContext = await browser.newContext({
    baseURL,
    locale: 'en-GB',
    timezoneId: 'UTC',
    viewport: { width: 1280, height: 800 },
  });
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}
