import { test } from 'vitest';
import { killAtRandom } from './parts/kill-at-random.ts';

test('ten SIGKILLs at random moments lose no acknowledged answer', () => killAtRandom(10));
