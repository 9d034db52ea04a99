import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { localActor } from '#lib/accounts/local-actor.ts';
import { openContext } from '#lib/open-context.ts';
import { FORGETFUL, rememberer, study } from '../fitting/learners.ts';
import { browserTest, openBrowser, openPage } from '../support/browser.ts';
import { logAnswers } from '../support/log-answers.ts';
import { MIGRATIONS } from '../support/place.ts';
import { type Server, startServer } from '../support/server.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { overflowing, repeatedIds, seriousFindings } from './parts/axe.ts';
import { visit } from './parts/visit.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
});

/** A server over one deck that somebody forgetful has studied. */
async function serveStudied(cards: number): Promise<Server> {
  const folder = tempFolder();
  const file = path.join(folder, 'kartoteka.db');
  const context = await openContext({ databaseFile: file, migrations: MIGRATIONS, startAt: null });
  const actor = await localActor(context);
  const learnt = study(rememberer(FORGETFUL, { seed: 4, cards, days: 200 }));
  await logAnswers({ context, actor, folder, file, wait: () => {} }, learnt);
  await context.store.close();
  return startServer({ dataFolder: folder });
}

/** The way to it that a person takes. */
async function openFit(url: string, locale = 'en-GB') {
  const opened = await openPage(browser, { url, locale });
  const { page } = opened;
  await visit(page, '/');
  await page.locator('.row-sign[href$="/options"]').first().click();
  await page.waitForURL(/options$/);
  await page.locator('summary', { hasText: /Parameters|Параметры/ }).click();
  await page.locator('a[href="fit"]').click();
  await page.waitForURL(/fit$/);
  return opened;
}

browserTest(
  'a fit goes on over a reload, says what came of it, and is left again by one button',
  async () => {
    const server = await serveStudied(80);
    const { page, complaints, close } = await openFit(server.url);
    await page.getByRole('button', { name: 'Learn from my answers' }).click();
    await page.locator('.progress, .notice').first().waitFor();
    await page.reload();
    const said = page.locator('.notice');
    await expect
      .poll(() => said.textContent())
      .toMatch(/Predicts your answers better: off by .+ less/);
    expect(await said.textContent()).toContain('It is in use now.');
    await page.locator('summary').click();
    expect(await repeatedIds(page)).toEqual([]);
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await overflowing(page)).toEqual([]);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect(await seriousFindings(page), `${colorScheme}, ${width} px`).toEqual([]);
      }
    }
    await page.getByRole('button', { name: 'Go back to the ones before' }).click();
    await expect.poll(() => said.textContent()).toContain('Changed.');
    await expect.poll(() => page.locator('.fit-row').textContent()).toContain('not in use');
    await page.getByRole('button', { name: 'Use these' }).click();
    await expect.poll(() => page.locator('.fit-row').textContent()).not.toContain('not in use');
    expect(complaints).toEqual([]);
    await close();
    await server.stop();
  },
);

browserTest('who has answered little is told how many answers are missing', async () => {
  const server = await serveStudied(8);
  const { page, close } = await openFit(server.url, 'ru-RU');
  await page.getByRole('button', { name: 'Уточнить по моим ответам' }).click();
  await expect
    .poll(() => page.locator('.notice').textContent())
    .toMatch(/Ответов пока мало: \d+ из 400/);
  await close();
  await server.stop();
});
