import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { DECK, type Desk, newDesk } from './desk.ts';

async function compiledDesk(): Promise<Desk> {
  const desk = newDesk({ 'a.md': DECK });
  await desk.run('compile', 'a.md', '--yes');
  return desk;
}

async function someCard(desk: Desk): Promise<string> {
  const [card] = await desk.lines('cards', '--search', 'first');
  return card?.id as string;
}

describe('due', () => {
  test('counts by deck on the desk what the queue would serve', async () => {
    const desk = await compiledDesk();
    const demo = { key: 'demo', title: 'Demo', depth: 0, new: 2, learning: 0, review: 0 };
    expect(await desk.json('due')).toEqual({
      decks: [demo],
      new: 2,
      learning: 0,
      review: 0,
      status: 0,
    });
  });

  test('lays a desk that nobody laid yet, with the decks in the language of the locale', async () => {
    const desk = newDesk({
      'decks/en.md': DECK,
      'decks/ru.md': DECK.replace('deck: demo', 'deck: demo-ru').replace('lang: en', 'lang: ru'),
    });
    desk.env.KARTOTEKA_DECKS = path.join(desk.folder, 'decks');
    desk.env.LC_ALL = 'ru_RU.UTF-8';
    await desk.run('compile', '--yes');
    const { decks } = await desk.json('due');
    expect(decks.map(({ key }: { key: string }) => key)).toEqual(['demo-ru']);
  });

  test('works in an empty place', async () => {
    expect(await newDesk().json('due')).toEqual({
      decks: [],
      new: 0,
      learning: 0,
      review: 0,
      status: 0,
    });
  });
});

describe('cards', () => {
  test('tells all there is to know of a card, one a line', async () => {
    const desk = await compiledDesk();
    expect(await desk.lines('cards')).toHaveLength(3);
    const [card] = await desk.lines('cards', '--search', 'first');
    expect(card).toEqual({
      id: expect.stringMatching(/^[0-9a-z]{26}$/),
      note: expect.stringMatching(/^[0-9a-z]{26}$/),
      deck: 'demo',
      kind: 'basic',
      prompt: '<p>What is one?</p>',
      answer: '<p>The first number.</p>',
      tags: ['basics'],
      state: 'new',
      due: null,
      stability: null,
      difficulty: null,
      reps: 0,
      lapses: 0,
      suspended: false,
      archived: false,
    });
  });

  test('finds by words, deck, tag and state', async () => {
    const desk = await compiledDesk();
    const count = async (query: string) => (await desk.lines('cards', '--search', query)).length;
    await desk.run('answer', await someCard(desk), 'easy');
    expect(await count('POD')).toBe(2);
    expect(await count('deck:demo tag:basics -pod')).toBe(1);
    expect(await count('is:review')).toBe(1);
    expect(await count('is:new or is:review')).toBe(3);
    expect(await count('is:due')).toBe(0);
    desk.env.KARTOTEKA_NOW = '2027-06-15T09:00:00Z';
    expect(await count('is:due')).toBe(1);
  });
});

describe('explain and answer', () => {
  test('an answer gives what its button said', async () => {
    const desk = await compiledDesk();
    const card = await someCard(desk);
    const { memory, buttons } = await desk.json('explain', card);
    expect(memory).toBeNull();
    expect(buttons.good).toMatchObject({ interval: 600, raw: null });
    expect(buttons.easy.raw).toBeGreaterThan(1);
    const { event, state, due, status } = await desk.json('answer', card, 'easy');
    expect({ state, due, status }).toEqual({ state: 'review', due: buttons.easy.due, status: 0 });
    expect(event).toMatch(/^[0-9a-z]{26}$/);
    const [answered] = await desk.lines('cards', '--search', 'is:review');
    expect(answered).toMatchObject({ id: card, due, state: 'review', reps: 1, lapses: 0 });
    const after = await desk.json('explain', card);
    expect(after.memory).toEqual({
      stability: answered?.stability,
      difficulty: answered?.difficulty,
      recall: expect.any(Number),
    });
  });

  test('each button says how its interval comes about', async () => {
    const desk = await compiledDesk();
    const card = await someCard(desk);
    await desk.run('answer', card, 'easy');
    desk.env.KARTOTEKA_NOW = '2027-02-15T09:00:00Z';
    const { buttons } = await desk.json('explain', card);
    for (const name of ['again', 'hard', 'good', 'easy']) {
      const { due, interval, chain } = buttons[name];
      const last = chain.at(-1);
      const whole = last.rule === 'step' ? last.seconds : Math.round(last.days) * 86_400;
      expect(interval).toBe(whole);
      expect(due).toBeGreaterThan(Date.UTC(2027, 1, 15, 9));
    }
    expect(buttons.good.raw).toBeGreaterThan(buttons.hard.raw);
    expect((await desk.run('explain', card)).stdout).toMatch(/^Good: .* days?, on 2027-/m);
  });

  test('answers one after the other at the same told instant keep their order', async () => {
    const desk = await compiledDesk();
    const card = await someCard(desk);
    expect(await desk.json('answer', card, 'good')).toMatchObject({ state: 'learning' });
    expect(await desk.json('answer', card, 'good')).toMatchObject({ state: 'review' });
    const ratings = (await desk.lines('reviews')).map(({ rating, kind }) => ({ rating, kind }));
    expect(ratings).toEqual([
      { rating: 3, kind: 'answer' },
      { rating: 3, kind: 'answer' },
    ]);
  });

  test('an unknown card and one named by too little are refused', async () => {
    const desk = await compiledDesk();
    expect((await desk.run('explain', 'zzzzzz')).code).toBe(1);
    expect((await desk.run('answer', 'zzzzzz', 'good')).code).toBe(1);
    expect((await desk.run('explain', 'zzz')).code).toBe(2);
    expect(await desk.lines('reviews')).toEqual([]);
  });
});

describe('undo', () => {
  test('takes operations back one by one, the last first', async () => {
    const desk = await compiledDesk();
    await desk.run('answer', await someCard(desk), 'good');
    expect(await desk.json('undo')).toMatchObject({ operation: 'answer', status: 0 });
    expect(await desk.lines('reviews')).toEqual([]);
    expect(await desk.lines('cards', '--search', 'is:new')).toHaveLength(3);
    expect(await desk.json('undo')).toMatchObject({ operation: 'compile', status: 0 });
    const { code, stderr } = await desk.run('undo');
    expect(code).toBe(1);
    expect(stderr).toMatch(/nothing to take back/i);
  });

  test('takes the compile back although looking at what is due laid the desk', async () => {
    const desk = newDesk({ 'decks/a.md': DECK });
    desk.env.KARTOTEKA_DECKS = path.join(desk.folder, 'decks');
    await desk.run('compile', '--yes');
    expect(await desk.json('due')).toMatchObject({ new: 2 });
    expect(await desk.json('undo')).toMatchObject({ operation: 'compile', status: 0 });
    expect(await desk.json('due')).toMatchObject({ decks: [], new: 0 });
    expect((await desk.run('undo')).code).toBe(1);
  });
});

describe('verify', () => {
  test('finds nothing after answers and undos', async () => {
    const desk = await compiledDesk();
    const card = await someCard(desk);
    await desk.run('answer', card, 'good');
    await desk.run('undo');
    await desk.run('answer', card, 'again');
    expect(await desk.json('verify')).toEqual({ cards: 1, events: 3, differences: 0, status: 0 });
  });

  test.each([
    [`UPDATE "CardState" SET "stability" = "stability" + 1`, 'stability'],
    [`UPDATE "CardState" SET "dueDay" = "dueDay" + 1`, 'dueDay'],
    [`UPDATE "CardState" SET "archived" = 1`, 'archived'],
    [`UPDATE "Event" SET "retracted" = 1`, 'retracted'],
    [`UPDATE "Event" SET "interval" = "interval" + 86400`, 'interval'],
    [`DELETE FROM "CardState"`, 'reps'],
  ])('finds what %s did', async (sql, field) => {
    const desk = await compiledDesk();
    await desk.run('answer', await someCard(desk), 'easy');
    const database = new Database(path.join(desk.dataFolder, 'kartoteka.db'));
    database.exec(sql);
    database.close();
    const { code, stdout, stderr } = await desk.run('verify', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout).differences).toBeGreaterThan(0);
    expect(stderr).toMatch(new RegExp(` ${field}: `));
  });
});

describe('break', () => {
  test('shows the way back, plans it, changes it, drops it, and each can be taken back', async () => {
    const desk = await compiledDesk();
    expect(await desk.json('break')).toMatchObject({ backlog: 0, plan: null, status: 0 });
    const card = await someCard(desk);
    await desk.run('answer', card, 'easy');
    const database = new Database(path.join(desk.dataFolder, 'kartoteka.db'));
    database.exec(`UPDATE "CardState" SET "dueDay" = "dueDay" - 100 WHERE "dueDay" IS NOT NULL`);
    database.close();
    expect(await desk.json('break')).toMatchObject({ backlog: 1, plan: null });
    expect((await desk.run('break', '--cap', '0')).code).toBe(2);
    expect((await desk.run('break', '--cap', '5', '--drop')).code).toBe(2);
    expect(await desk.json('break', '--minutes', '15')).toMatchObject({ backlog: 1, status: 0 });
    expect(await desk.json('undo')).toMatchObject({ operation: 'break' });
  });
});
