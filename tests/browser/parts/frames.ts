import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { untilListening } from './visit.ts';

export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
/** Half a second to the server and back. */
const FAR = { offline: false, latency: 500, downloadThroughput: 200_000, uploadThroughput: 50_000 };

/** Makes the processor a quarter as fast, and the network slow. */
export async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await session.send('Network.emulateNetworkConditions', FAR);
}

/** What was to see in one frame. */
interface Frame {
  /** How often something was asked for before. */
  readonly asked: number;
  /** The card, or what stands in its place. */
  readonly card: string;
  readonly isRevealed: boolean;
  /** Whether every picture in sight was painted. */
  readonly isWhole: boolean;
  /** Where the buttons lie. */
  readonly dock: number;
}

interface Film {
  readonly frames: Frame[];
  /** What moved of itself, the moment after a tap included. */
  readonly shifts: string[];
}

/** Films the page from its next start on: in every frame, what is to see. */
export async function film(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shown: Film = { frames: [], shifts: [] };
    Object.assign(window, { film: shown });
    let asked = 0;
    addEventListener('click', () => asked++, { capture: true });
    const nameOf = (node: Node | null) =>
      node instanceof Element ? `${node.tagName}#${node.id}.${node.className}` : 'text';
    new PerformanceObserver((list) => {
      const moved = list.getEntries() as (PerformanceEntry & {
        sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
      })[];
      for (const { sources } of moved) {
        for (const { node, previousRect, currentRect } of sources) {
          // From 10 to 9 the last figure stays where it was.
          if (node?.parentElement?.matches('.review-number')) continue;
          const way = `${previousRect.y} to ${currentRect.y}`;
          shown.shifts.push(`after ${asked}: ${nameOf(node)} from ${way}`);
        }
      }
    }).observe({ type: 'layout-shift', buffered: true });
    const take = () => {
      requestAnimationFrame(take);
      const article = document.querySelector<HTMLElement>('.review-card');
      const pictures = [...document.querySelectorAll<HTMLImageElement>('.review-card img')];
      const seen = pictures.filter((picture) => picture.checkVisibility());
      const end = document.getElementById('end') === null ? 'nothing' : 'the end';
      shown.frames.push({
        asked,
        card: article?.dataset.card ?? end,
        isRevealed: document.querySelector('#answer')?.checkVisibility() ?? false,
        isWhole: seen.every(({ complete, naturalWidth }) => complete && naturalWidth > 0),
        dock: Math.round(
          document.querySelector('.review-dock')?.getBoundingClientRect().bottom ?? 0,
        ),
      });
    };
    // Before the page listens nothing can be asked of it.
    new MutationObserver((_, observer) => {
      if (!document.documentElement.hasAttribute('data-listens')) return;
      observer.disconnect();
      take();
    }).observe(document, { attributes: true, subtree: true });
  });
}

/** Answers by touch, so many times or until the end; gives how often. */
export async function answerByTouch(
  page: Page,
  { most, rate }: { most: number; rate: () => 1 | 2 | 3 | 4 },
): Promise<number> {
  await untilListening(page);
  for (let answers = 0; answers < most; answers++) {
    await page.locator('.review-card, #end').first().waitFor();
    if ((await page.locator('#end').count()) > 0) return answers;
    const all = page.locator('.review-show-all');
    await ((await all.isVisible()) ? all : page.locator('.review-show')).tap();
    await page.locator(`.review-rating-${rate()}`).tap();
  }
  return most;
}

/** Fails where a frame shows anything between what was and what was asked for, or where something moved. */
export async function judge(page: Page): Promise<void> {
  const { frames, shifts } = await page.evaluate(() => (window as unknown as { film: Film }).film);
  expect(shifts).toEqual([]);
  const last = new Map(frames.map((frame) => [frame.asked, frame]));
  expect(last.size, 'most of what was asked for was filmed').toBeGreaterThan(20);
  for (const frame of frames) expect(frame, 'no wait, no jump').toEqual(last.get(frame.asked));
  expect(frames.filter(({ card }) => card === 'nothing')).toEqual([]);
  expect(frames.filter(({ isWhole }) => !isWhole)).toEqual([]);
  const docks = frames.filter(({ dock }) => dock > 0).map(({ dock }) => dock);
  expect(new Set(docks).size, 'the buttons stay where the thumb is').toBe(1);
}
