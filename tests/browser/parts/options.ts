import type { Page } from 'playwright-core';

/** Opens the options of the first deck on the desk, and waits until they listen. */
export async function openOptions(page: Page): Promise<void> {
  await page.goto('/decks');
  await page.locator('.row-sign[href$="/options"]').first().click();
  await page.locator('form[data-listens]').waitFor();
}

/** Saves the form, and waits for what is said of it. */
export async function saveOptions(page: Page): Promise<string | null> {
  await page.locator('.save-buttons .button-main').click();
  return page.locator('.done .notice').textContent();
}
