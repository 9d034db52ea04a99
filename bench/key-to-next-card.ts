import type { Page } from 'playwright-core';
import type { Bench, Tools } from './bench.ts';
import { figureOf } from './figure.ts';
import { withBrowser, withPage } from './support/browser.ts';
import { withServer } from './support/served.ts';

const SLOWED = 4;
/** Any wait for the network on the way would show. */
const LATENCY_MS = 300;
const WARM_UP = 5;
/** A person reads; and what the last answer set off is over. */
const READING_MS = 250;

/** From pressing the key of a rating to the next card on the screen, with a slowed processor and a slow network. */
export const keyToNextCard: Bench = {
  name: 'key-to-next-card',
  figures: ['key-to-next-card'],
  run: (tools) =>
    withServer(tools, ({ url }) =>
      withBrowser(tools, async (browser) => {
        const samples = await withPage(browser, url, (page) => rateCards(page, tools));
        return [figureOf({ name: 'key-to-next-card', unit: 'ms', by: 'p95', target: 50 }, samples)];
      }),
    ),
};

async function rateCards(page: Page, { quick }: Tools): Promise<number[]> {
  await page.goto('/review', { waitUntil: 'networkidle' });
  await slowDown(page);
  await page.evaluate(watchCards);
  const samples: number[] = [];
  for (let run = 0; run < WARM_UP + (quick ? 25 : 100); run++) {
    await page.keyboard.press('Space');
    await page.locator('#answer:not([hidden])').waitFor();
    await page.waitForTimeout(READING_MS);
    await page.keyboard.press(run % 11 === 10 ? '1' : '3');
    const elapsed = await page.evaluate(nextPainted);
    if (run >= WARM_UP) samples.push(elapsed);
  }
  return samples;
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY_MS,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
}

declare global {
  interface Window {
    benchPainted: { resolve: (elapsed: number) => void; promise: Promise<number> };
  }
}

/** Runs in the page: from the press of a digit, as the browser dates it, to the frame that shows another prompt. */
function watchCards(): void {
  const renew = () => {
    let resolve: (elapsed: number) => void = () => {};
    const promise = new Promise<number>((done) => {
      resolve = done;
    });
    window.benchPainted = { resolve, promise };
  };
  renew();
  let pressedAt: number | null = null;
  let before: string | null = null;
  const prompt = () => document.querySelector('#prompt .card-side')?.innerHTML ?? null;
  addEventListener(
    'keydown',
    (event) => {
      if (!/^[1-4]$/.test(event.key)) return;
      renew();
      pressedAt = event.timeStamp;
      before = prompt();
    },
    { capture: true },
  );
  const tell = () => {
    if (pressedAt === null || prompt() === before) return;
    const start = pressedAt;
    pressedAt = null;
    // A message sent while a frame is made comes after that frame is painted.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.benchPainted.resolve(performance.now() - start);
      port2.postMessage(null);
    });
  };
  new MutationObserver(tell).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
  });
}

/** Runs in the page. */
function nextPainted(): Promise<number> {
  return window.benchPainted.promise;
}
