import { test } from 'vitest';
import { killAtRandom } from './parts/kill-at-random.ts';

test('six SIGKILLs at random moments lose no acknowledged answer', () => killAtRandom(6));
