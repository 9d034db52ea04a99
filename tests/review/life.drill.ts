import { test } from 'vitest';
import { live } from './life.ts';

const ZONES: readonly (readonly [zone: string, startAt: string])[] = [
  ['Europe/Moscow', '2026-09-20T06:00:00Z'],
  ['America/New_York', '2026-09-20T13:00:00Z'],
  ['Asia/Kathmandu', '2026-09-20T03:15:00Z'],
];

test.each(ZONES)(
  'sixty days in %s are served and scheduled as a plain telling of the rules has it',
  async (zone, startAt) => {
    await live({ zone, startAt: Date.parse(startAt), days: 60, cards: 600 });
  },
);
