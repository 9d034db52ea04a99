import { test } from 'vitest';
import { live } from './life.ts';

// Each across a change of clocks where the zone has one; nine in the morning there.
const ZONES: readonly (readonly [zone: string, startAt: string])[] = [
  ['Europe/Moscow', '2027-03-05T06:00:00Z'],
  ['America/New_York', '2027-03-05T14:00:00Z'],
  ['Asia/Kathmandu', '2027-03-05T03:15:00Z'],
];

test.each(ZONES)(
  'two weeks in %s are served and scheduled as a plain telling of the rules has it',
  async (zone, startAt) => {
    await live({ zone, startAt: Date.parse(startAt), days: 14, cards: 90 });
  },
  240_000,
);
