import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { test } from 'vitest';

const CHROMIUM = process.env.KARTOTEKA_CHROMIUM ?? '';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A step on a busy machine. */
const PATIENCE = 60_000;

/** `test` for what needs a browser: skipped, and named as skipped, where there is none. */
export const browserTest = test.skipIf(CHROMIUM === '');

/** Starts Chromium; close it when done. */
export function openBrowser(): Promise<Browser> {
  if (CHROMIUM === '') throw new Error('No Chromium: use browserTest, and run npm test');
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS, timeout: PATIENCE });
}

/** A page in a context of its own, which notes everything that went wrong in it. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors and warnings of the console, uncaught errors, requests to other hosts. */
  readonly complaints: string[];
  readonly close: () => Promise<void>;
}

/** Opens a page that is in nobody's way: English, light and of a laptop's size where `options` do not say otherwise. */
export async function openPage(
  browser: Browser,
  { url, ...options }: BrowserContextOptions & { url: string },
): Promise<WatchedPage> {
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'Europe/Moscow',
    viewport: { width: 1280, height: 800 },
    baseURL: url,
    ...options,
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) {
      complaints.push(`${message.text()} (${message.location().url})`);
    }
  });
  page.on('request', (request) => {
    const target = new URL(request.url());
    const isOurs = target.origin === new URL(url).origin || /^(data|blob):/.test(target.protocol);
    if (!isOurs) complaints.push(`request to ${target.origin}`);
  });
  return { page, complaints, close: () => context.close() };
}
