import type { Page } from 'playwright-core';

/** Opens an address and waits until the scripts of its page listen: a key or a file that comes before may go unheard. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await untilListening(page);
}

/** Waits until the browser keeps the files of all pages, so that they come without a network as well. */
export async function untilKept(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** Waits until the scripts of the page that is open, or on its way, listen. */
export function untilListening(page: Page): Promise<void> {
  return page.locator('html[data-listens]').waitFor({ state: 'attached' });
}
