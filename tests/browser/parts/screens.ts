import type { Page } from 'playwright-core';
import { tempFolderWith } from '../../support/temp-folder.ts';
import { openOptions } from './options.ts';
import { answerCard, openReview, untilSent } from './review.ts';
import { visit } from './visit.ts';

const SHAPES = `---
deck: shapes
title: Shapes of a card and Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft
lang: en
---

# Everything that a card may hold

Q: Which command lists the pods of the Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft, and what does \`STATUS\` tell?

A: The first column is the name, **then** the state:

\`\`\`bash
kubectl get pods --all-namespaces --output wide --selector app.kubernetes.io/name=kartoteka
\`\`\`

| State | Meaning | What to do about it when it lasts for longer than five minutes |
|---|---|---|
| \`Pending\` | no node yet | look at the events of the pod |
| \`CrashLoopBackOff\` | it ends again and again | read the log of the previous container |

1. First
2. [Second](https://kubernetes.io/docs)

> A quotation.
`;

const RUSSIAN = `---
deck: russian
title: Колода по-русски
lang: ru
---

Q: Что показывает \`kubectl get pods\`?

A: Поды и их состояние.
`;

const BROKEN = '# X\n\nQ: What is whole?\n\nA: This.\n\nQ: What is missing?\n\n# Y\n';

/** A folder with one English deck of one card that holds code, a table, a list, a link and a quotation. */
export function deckOfShapes(): string {
  return tempFolderWith({ 'shapes.md': SHAPES });
}

/** A folder with one Russian deck of one card. */
export function russianDeck(): string {
  return tempFolderWith({ 'ru.md': RUSSIAN });
}

/** A screen of the app, and how one comes to see it. */
export interface Screen {
  readonly name: string;
  readonly show: (page: Page) => Promise<unknown>;
  /** Brings back what showing it changed. */
  readonly leave?: (page: Page) => Promise<unknown>;
  /** What the browser says of it that is as it should be. */
  readonly allow?: RegExp;
}

/** Every screen, for a place with the deck of shapes. */
export const SCREENS: readonly Screen[] = [
  { name: 'today', show: (page) => visit(page, '/') },
  { name: 'question', show: (page) => openReview(page) },
  { name: 'answer', show: showAnswer },
  { name: 'end', show: showEnd, leave: leaveEnd },
  { name: 'decks', show: (page) => visit(page, '/decks') },
  { name: 'decks unfolded', show: showDeckForms },
  { name: 'statistics', show: showStatistics },
  { name: 'options', show: showOptions },
  { name: 'options that were refused', show: showRefusedOptions },
  { name: 'options before due dates move', show: showDuePreview },
  { name: 'import with a plan', show: showPlan },
  { name: 'custom study', show: (page) => visit(page, '/study') },
  { name: 'practice', show: showPractice },
  { name: 'a break', show: (page) => visit(page, '/break?from=2027-01-16&to=2027-02-20') },
  { name: 'export', show: (page) => visit(page, '/export') },
  { name: 'settings', show: (page) => visit(page, '/settings') },
  { name: 'backups', show: (page) => visit(page, '/settings/backups') },
  { name: 'a sheet for paper', show: showSheet },
  { name: 'no such page', show: (page) => visit(page, '/no/such/page'), allow: /404/ },
];

async function showAnswer(page: Page): Promise<void> {
  await openReview(page);
  await page.keyboard.press('Space');
}

async function showDeckForms(page: Page): Promise<void> {
  await visit(page, '/decks');
  for (const fold of await page.locator('main summary').all()) await fold.click();
}

async function showStatistics(page: Page): Promise<void> {
  await visit(page, '/stats?range=all');
  for (const fold of await page.locator('main summary').all()) await fold.click();
}

async function showSheet(page: Page): Promise<void> {
  await visit(page, '/export');
  await page.locator('.export-decks a').first().click();
  await page.locator('.print-card').first().waitFor();
}

async function showPractice(page: Page): Promise<void> {
  await openReview(page, '/review?study=search&search=deck:*&course=practice');
  await page.keyboard.press('Space');
}

async function showEnd(page: Page): Promise<void> {
  await openReview(page);
  await answerCard(page, 4);
  await untilSent(page);
}

async function leaveEnd(page: Page): Promise<void> {
  await page.keyboard.press('u');
  await page.locator('#prompt').waitFor();
}

async function showOptions(page: Page): Promise<void> {
  await openOptions(page);
  for (const fold of await page.locator('.fold > summary').all()) await fold.click();
}

async function showRefusedOptions(page: Page): Promise<void> {
  await openOptions(page);
  await page.locator('#retention').fill('1.0');
  await page.locator('#parameters').evaluate((field: HTMLTextAreaElement) => {
    field.value = '1 2 3';
  });
  await page.locator('.button-main').click();
  await page.locator('#parameters-problem').waitFor();
}

async function showDuePreview(page: Page): Promise<void> {
  await openOptions(page);
  await page.locator('[name="moveDue"]').check();
  await page.locator('.button-main').click();
  await page.locator('.due-chart summary').click();
}

async function showPlan(page: Page): Promise<void> {
  await visit(page, '/import');
  const buffer = Buffer.from(BROKEN);
  const name = 'очень-длинное-имя-файла-с-конспектом-главы.md';
  await page.setInputFiles('input[type=file]', { name, mimeType: 'text/markdown', buffer });
  await page.locator('summary').click();
}
