import type { Page } from 'playwright-core';
import { untilListening, visit } from './visit.ts';

/** Opens the options of the first deck on the desk, and waits until they listen. */
export async function openOptions(page: Page): Promise<void> {
  await visit(page, '/decks');
  await page.locator('.row-sign[href$="/options"]').first().click();
  await page.waitForURL(/options$/);
  await untilListening(page);
}

/** Saves the form, and waits for what is said of it. */
export async function saveOptions(page: Page): Promise<string | null> {
  await page.locator('.save-buttons .button-main').click();
  return page.locator('.done .notice').textContent();
}
