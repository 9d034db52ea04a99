import type { Page, Response } from 'playwright-core';
import type { AnswersReply, Counts } from '#lib/review/types.ts';
import { untilListening, visit } from './visit.ts';

/** What the review screen shows at one moment. */
export interface Screen {
  readonly counts: Counts;
  /** Id of the card; null where none is shown. */
  readonly card: string | null;
  /** HTML of the question; null where no card is shown. */
  readonly prompt: string | null;
  /** HTML of the answer; null where it is hidden. */
  readonly answer: string | null;
  /** What the four buttons say. */
  readonly intervals: readonly string[];
  /** Id of the element that has the focus. */
  readonly focus: string;
  /** Texts of the screen that stands in for a card, a line each; null where there is a card. */
  readonly end: string | null;
}

/** Reads the screen without waiting for anything: after a key it shows at once what the key did. */
export function readScreen(page: Page): Promise<Screen> {
  return page.evaluate(() => {
    const html = (selector: string) => document.querySelector(selector)?.innerHTML ?? null;
    const shown = [...document.querySelectorAll('.review-number')].map((each) =>
      Number(each.textContent),
    );
    const [news = -1, learning = -1, review = -1] = shown;
    const leaves = [...document.querySelectorAll('.review-end *')]
      .filter((each) => each.childElementCount === 0)
      .map((each) => each.textContent);
    const isHidden = document.querySelector('#answer')?.hasAttribute('hidden') ?? true;
    return {
      counts: { new: news, learning, review },
      card: document.querySelector<HTMLElement>('.review-card')?.dataset.card ?? null,
      prompt: html('#prompt .card-side'),
      answer: isHidden ? null : html('#answer .card-side'),
      intervals: [...document.querySelectorAll('.review-interval')].map(
        (each) => each.textContent ?? '',
      ),
      focus: document.activeElement?.id ?? '',
      end: document.querySelector('.review-end') === null ? null : leaves.join('\n'),
    };
  });
}

/** The texts of the end: it may still be on its way where the first cards of a session were its last. */
export async function endOf(page: Page): Promise<string> {
  await page.locator('#end').waitFor();
  return (await readScreen(page)).end ?? '';
}

/** Opens the review and waits until it takes keys. */
export async function openReview(page: Page, path = '/review'): Promise<void> {
  await visit(page, path);
  await untilAlive(page);
}

/** The first card, its field to type into, or the end takes the focus when the page begins to listen. */
export async function untilAlive(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    ['prompt', 'typed', 'end'].includes(document.activeElement?.id ?? ''),
  );
  await untilListening(page);
}

/** Shows the answer of the card that is there, or on its way, and rates it, by keyboard, whatever its kind. */
export async function answerCard(page: Page, rating: 1 | 2 | 3 | 4): Promise<void> {
  await showAnswer(page);
  await page.keyboard.press(`Digit${rating}`);
}

/** The same up to the rating. */
export async function showAnswer(page: Page): Promise<void> {
  await page.locator('.review-card').waitFor();
  await page.keyboard.press(await keyThatShows(page));
}

/** Answers card after card until the end is there; gives how many. */
export async function answerToTheEnd(page: Page, rating: 1 | 2 | 3 | 4): Promise<number> {
  for (let answers = 0; answers < 500; answers++) {
    await page.locator('.review-card, #end').first().waitFor();
    if ((await readScreen(page)).card === null) return answers;
    await answerCard(page, rating);
  }
  throw new Error('a review without end');
}

/** Waits until the server has said what became of everything that was done here. */
export function untilSent(page: Page): Promise<void> {
  return page.locator('.review[data-unsent="0"]').waitFor();
}

/** In a field to type into Space is a space, and of a sequence it shows the next step only. */
function keyThatShows(page: Page): Promise<string> {
  return page.evaluate(() => {
    if (document.activeElement?.id === 'typed') return 'Enter';
    return document.querySelector('.review-card-steps') === null ? 'Space' : 'Shift+Space';
  });
}

/** Ids of the answers that the server acknowledged to this page, in order. */
export function listenForAcknowledged(page: Page): { ids: string[]; settled: () => Promise<void> } {
  const ids: string[] = [];
  const reading = new Set<Promise<void>>();
  const read = async (response: Response) => {
    const reply = (await response.json().catch(() => null)) as AnswersReply | null;
    for (const { id, status } of reply?.results ?? []) {
      if (status !== 'refused') ids.push(id);
    }
  };
  page.on('response', (response) => {
    if (!response.url().endsWith('/api/review/answers') || !response.ok()) return;
    const under = read(response);
    reading.add(under);
    void under.finally(() => reading.delete(under));
  });
  return { ids, settled: async () => void (await Promise.all(reading)) };
}

/** Answers that wait in this browser, as it keeps them. */
export function waitingAnswers(
  page: Page,
): Promise<{ id: string; card: string; rating: number }[]> {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('kartoteka');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const isMade = opening.result.objectStoreNames.contains('answers');
          if (!isMade) return resolve([]);
          const asked = opening.result.transaction('answers').objectStore('answers').getAll();
          asked.onerror = () => reject(asked.error);
          asked.onsuccess = () => {
            opening.result.close();
            resolve(asked.result.map(({ answer }) => answer));
          };
        };
      }),
  );
}
