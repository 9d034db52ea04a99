import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { HOSTILE_FIELDS, HOSTILE_SHEETS } from '../fixtures/hostile-cards.ts';
import { browserTest, openBrowser, openPage } from '../support/browser.ts';
import { addFieldNotes, type FieldNote } from '../support/field-notes.ts';
import { noteTypeFrom, STOCK_CSS } from '../support/note-types.ts';
import { ROOT } from '../support/root.ts';
import { type Server, startServer } from '../support/server.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { seriousFindings } from './parts/axe.ts';
import { openReview } from './parts/review.ts';

const PNG = readFileSync(path.join(ROOT, 'tests', 'render', 'pictures', 'plain.png'));
const LARGE_PNG = readFileSync(path.join(ROOT, 'docs', 'pictures', 'review.png'));

let browser: Browser;

beforeAll(async () => {
  if (process.env.KARTOTEKA_CHROMIUM) browser = await openBrowser();
});
afterAll(() => browser?.close());

/** A picture that is worth enlarging, with more below it. */
const LARGE = '<img src="large.png"><br>below';

const BASIC = ['{{F}}', '{{FrontSide}}<hr id=answer>{{B}}'] as const;
const stock = noteTypeFrom({ fields: ['F', 'B'], templates: [BASIC], css: STOCK_CSS });

describe('a card from Anki in the review', () => {
  const styled = noteTypeFrom({
    fields: ['F', 'B'],
    templates: [BASIC],
    css: '.card { color: rgb(1, 2, 3); text-align: right } .nightMode.card { color: rgb(250, 251, 252) } b { color: rgb(9, 8, 7) }',
  });
  const typed = noteTypeFrom({
    fields: ['F', 'B'],
    templates: [['{{F}} {{type:B}}', '{{FrontSide}}<hr id=answer>{{type:B}}']],
    css: STOCK_CSS,
  });
  const occlusion = noteTypeFrom({
    kind: 'cloze',
    fields: ['O', 'I'],
    templates: [
      [
        '<div style="display:none">{{cloze:O}}</div><div id="image-occlusion-container">{{I}}<canvas></canvas></div>',
        '<div style="display:none">{{cloze:O}}</div><div id="image-occlusion-container">{{I}}</div>',
      ],
    ],
  });
  const notes: readonly FieldNote[] = [
    {
      noteType: styled,
      fields: ['<b>bold</b> <span style="color: rgb(4, 5, 6)">own</span>', 'back'],
    },
    { noteType: stock, fields: ['\\(\\frac{a}{b}\\) [sound:none.mp3]', LARGE] },
    { noteType: typed, fields: ['capital of France', 'Paris'] },
    {
      noteType: occlusion,
      fields: [
        '{{c1::image-occlusion:rect:left=.1:top=.1:width=.2:height=.2}}{{c2::image-occlusion:ellipse:left=.5:top=.5:rx=.1:ry=.1:oi=1}}',
        '<img src="p.png">',
      ],
    },
  ];

  async function open(options: { colorScheme: 'light' | 'dark' }) {
    const dataFolder = tempFolder();
    await addFieldNotes(dataFolder, { notes, files: { 'p.png': PNG, 'large.png': LARGE_PNG } });
    const server = await startServer({ dataFolder });
    const watched = await openPage(browser, { url: server.url, ...options });
    await openReview(watched.page);
    return { server, ...watched };
  }

  browserTest('looks as its note type says, in the light and in the dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { server, page, complaints, close } = await open({ colorScheme });
      const card = colorScheme === 'light' ? 'rgb(1, 2, 3)' : 'rgb(250, 251, 252)';
      await expect.poll(() => styleOf(page, '#prompt .anki-card', 'color')).toBe(card);
      expect(await styleOf(page, '#prompt .anki-card', 'text-align')).toBe('right');
      expect(await styleOf(page, '#prompt b', 'color')).toBe('rgb(9, 8, 7)');
      expect(await styleOf(page, '#prompt .anki-card span', 'color')).toBe('rgb(4, 5, 6)');
      await page.keyboard.press('Space');
      await page.locator('#prompt').waitFor({ state: 'hidden' });
      await expect
        .poll(() => page.locator('#answer .anki-card').textContent())
        .toMatch(/bold ownback/);
      expect(await styleOf(page, '#answer .anki-card span', 'color')).toBe('rgb(4, 5, 6)');
      await page.keyboard.press('4');
      await expect.poll(() => page.locator('#prompt math').count()).toBe(1);
      await expect.poll(() => styleOf(page, '#prompt .anki-card', 'text-align')).toBe('center');
      expect(await seriousFindings(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
      await server.stop();
    }
  });

  browserTest('is typed, shows pictures, and covers them', async () => {
    const { server, page, complaints, close } = await open({ colorScheme: 'light' });
    await answer(page);
    await page.keyboard.press('Space');
    const picture = page.locator('#answer img');
    await expect
      .poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth))
      .toBeGreaterThan(0);
    const [shown, button] = await Promise.all([
      picture.boundingBox(),
      page.locator('#answer .review-enlarge').boundingBox(),
    ]);
    expect(cornerOf(button)).toEqual(cornerOf(shown));
    await page.keyboard.press('4');
    await page.locator('#typed').fill('Pariss');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.review-verdict').textContent()).toContain('Almost');
    await page.keyboard.press('4');
    await expect.poll(() => page.locator('#prompt .mask.asked').count()).toBe(1);
    expect(await page.locator('#prompt ellipse.mask.other').count()).toBe(1);
    await page.keyboard.press('Space');
    await expect.poll(() => page.locator('#answer .mask.lifted').count()).toBe(1);
    expect(complaints).toEqual([]);
    await close();
    await server.stop();
  });
});

describe('a hostile package in the review', () => {
  const fields = HOSTILE_FIELDS.map(
    (field): FieldNote => ({ noteType: stock, fields: [field, field] }),
  );
  const sheets = HOSTILE_SHEETS.map((css): FieldNote => {
    const noteType = noteTypeFrom({ fields: ['F', 'B'], templates: [BASIC], css });
    return { noteType, fields: ['<p class="x" id="prompt">text</p>', 'back'] };
  });

  browserTest('runs nothing, loads nothing from elsewhere and stays in its box', async () => {
    const dataFolder = tempFolder();
    const benign: FieldNote = { noteType: stock, fields: ['front', 'back'] };
    const notes = [benign, ...fields, ...sheets];
    await addFieldNotes(dataFolder, { notes });
    const server: Server = await startServer({ dataFolder });
    const { page, complaints, close } = await openPage(browser, { url: server.url });
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await page.addInitScript('window.ran = () => { window.hasRun = true; }');
    await openReview(page);
    const before = await surroundings(page);
    for (let at = 0; at < notes.length; at++) {
      const message = `before card ${at}`;
      await expect.poll(() => surroundings(page), { message }).toEqual(before);
      const card = await page.locator('.review-card').getAttribute('data-card');
      await answer(page);
      await expect.poll(() => cardOrEnd(page)).not.toBe(card);
    }
    expect(await page.evaluate('window.hasRun')).toBeUndefined();
    expect(page.url()).toBe(`${server.url}/review`);
    expect(dialogs).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
    await server.stop();
  });
});

function styleOf(page: Page, selector: string, property: string): Promise<string> {
  return page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
}

async function answer(page: Page): Promise<void> {
  await page.keyboard.press(
    await page.evaluate(() => (document.activeElement?.id === 'typed' ? 'Enter' : 'Space')),
  );
  await page.keyboard.press('4');
}

function cardOrEnd(page: Page): Promise<string | null> {
  return page.evaluate(
    () => document.querySelector<HTMLElement>('.review-card')?.dataset.card ?? null,
  );
}

/** How all that is not the card looks, and that it is on top where it stands. */
function surroundings(page: Page) {
  return page.evaluate(() => {
    const looks = (element: Element | null) => {
      if (!element) return 'gone';
      const {
        display,
        visibility,
        opacity,
        color,
        backgroundColor,
        fontFamily,
        outlineWidth,
        position,
      } = getComputedStyle(element);
      return [
        display,
        visibility,
        opacity,
        color,
        backgroundColor,
        fontFamily,
        outlineWidth,
        position,
      ].join(' ');
    };
    const isOnTop = (selector: string) => {
      const element = document.querySelector(selector);
      const box = element?.getBoundingClientRect();
      if (!element || !box) return false;
      const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return element.contains(hit) || hit?.contains(element) === true;
    };
    const frames = [...document.querySelectorAll('#prompt .anki')].map((frame) => {
      const { contain, isolation, overflowX, display, position } = getComputedStyle(frame);
      return [contain, isolation, overflowX, display, position].join(' ');
    });
    return {
      page: [
        'html',
        'body',
        '.review',
        'main',
        '.review-card',
        '#prompt',
        '.review-dock',
        '.review-show',
      ].map((selector) => `${selector} ${looks(document.querySelector(selector))}`),
      onTop: ['.review-show', '.review-source'].map(
        (selector) => `${selector} ${isOnTop(selector)}`,
      ),
      frames,
      width: document.documentElement.scrollWidth,
    };
  });
}

/** Where a box ends, on both sides. */
function cornerOf(box: { x: number; y: number; width: number; height: number } | null): number[] {
  return box ? [Math.round(box.x + box.width), Math.round(box.y + box.height)] : [];
}
