import { expect, test } from 'vitest';
import { planInWords } from '#app/(desk)/import/plan-in-words.ts';
import { refusalInWords } from '#app/server/refusal-in-words.ts';
import { planUpload } from '#lib/library/plan-upload.ts';
import type { PlanView } from '#lib/library/types.ts';
import { AppError } from '#lib/shared/errors.ts';
import { openPlace } from '../support/place.ts';

const PLAN: PlanView = {
  counts: { create: 0, update: 0, move: 0, revive: 0, archive: 0, ambiguous: 0, unchanged: 21 },
  ...{ lines: [], decks: [{ key: 'a', title: 'a', cards: 25 }], findings: [] },
  ...{ notes: 21, cards: 25, reviews: 3, schedules: 1, media: 0, massArchive: false },
};

test('answers that a file brings are told as what changes, not as what it holds', () => {
  const { contents, changes, canAdd } = planInWords(PLAN, 'en', 'package');
  expect(plain(contents)).toBe('1 deck, 25 cards');
  expect(changes.map(plain)).toEqual([
    '21 notes are unchanged',
    '3 new answers in the history',
    '1 card with a due date',
  ]);
  expect(canAdd).toBe(true);
  expect(planInWords(PLAN, 'ru').changes.map(plain)).toContain('3 новых ответа в истории');
});

test('notes without cards are told how cards are marked; a bundle or package without any is not', async () => {
  const { context, actor } = await openPlace();
  const bytes = Buffer.from('# Notes\n\nProse alone.\n');
  const plan = await planUpload(context, actor, { name: 'notes.md', bytes });
  expect(planInWords(plan, 'en').warnings.join(' ')).toContain('Q: and A:');
  for (const holds of ['bundle', 'package'] as const) {
    expect(planInWords(plan, 'en', holds).warnings).toHaveLength(1);
  }
});

test.each(['table.xlsx', 'old.XLS', 'sheet.ods'])('%s is asked for as CSV', async (name) => {
  expect(await refusalOf(name)).toBe(
    `${name} cannot be read. Save the table as CSV and bring that: each row becomes a note.`,
  );
});

test.each(['essay.docx', 'book.pdf', 'page.html'])('%s is asked for as text', async (name) => {
  expect(await refusalOf(name)).toContain(`${name} cannot be read. Save the notes as Markdown`);
});

test('who brings a file while another is under way is told which', () => {
  const error = new AppError('busy', '', { file: 'verbs.csv' });
  expect(refusalInWords(error, 'en')).toContain('right now: verbs.csv.');
  expect(refusalInWords(error, 'ru')).toContain('другой файл: verbs.csv.');
  expect(refusalInWords(new AppError('busy', ''), 'en')).toBeNull();
});

async function refusalOf(name: string): Promise<string | null> {
  const { context, actor } = await openPlace();
  const bytes = Buffer.from('PK\u0003\u0004');
  const refused = await planUpload(context, actor, { name, bytes }).catch((error) => error);
  return refusalInWords(refused as AppError, 'en');
}

function plain(text: string): string {
  return text.replaceAll('\u00A0', ' ');
}
