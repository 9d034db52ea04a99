import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findRealNotes } from '../../support/real-notes.ts';
import { acceptSure } from './drafting.ts';

const FILE = findRealNotes();

it.skipIf(FILE === null)(
  'every beginning of real notes that ends at a line drafts and is accepted',
  () => {
    const lines = readFileSync(FILE as string, 'utf8').split('\n');
    for (let end = 0; end <= lines.length; end++) {
      const { sure, notes, errors } = acceptSure(lines.slice(0, end).join('\n'));
      expect(errors).toEqual([]);
      expect(notes).toHaveLength(sure.length);
    }
  },
);
