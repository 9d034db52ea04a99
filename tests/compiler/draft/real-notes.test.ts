import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { promptOf } from '#lib/compiler/draft/draft-card.ts';
import { findDrafts } from '#lib/compiler/draft/find-drafts.ts';
import { ROOT } from '../../support/root.ts';
import { acceptSure } from './drafting.ts';

const NAME = 'kubernetes-in-action.ru.md';
const FILE =
  [path.join(ROOT, '..', 'shared', 'notes', NAME)].find(existsSync) ??
  '/work/shared/notes/kubernetes-in-action.ru.md';

describe('notes as their author wrote them', () => {
  it.skipIf(!existsSync(FILE))(
    'give enough drafts, and the sure ones only by the rules that may be',
    () => {
      const drafts = findDrafts({ path: NAME, text: readFileSync(FILE, 'utf8') });
      const sure = drafts.filter((draft) => draft.sure);
      expect(drafts.length).toBeGreaterThanOrEqual(120);
      expect(sure.length).toBeGreaterThanOrEqual(40);
      expect(new Set(sure.map(({ rule }) => rule))).toEqual(new Set(['R1', 'R2', 'R4', 'R9']));
    },
  );

  it.skipIf(!existsSync(FILE))(
    'keep what is turned round, cut short or no definition out of the sure ones',
    () => {
      const text = readFileSync(FILE, 'utf8');
      const sure = findDrafts({ path: NAME, text }).filter((draft) => draft.sure);
      const lines = text.split('\n');
      const asked = sure.map(({ line }) => lines[line - 1] ?? '').join('\n');
      for (const trap of [
        '!!!',
        'видит ведущего узла',
        'для службы NO',
        'Для борьбы',
        'DaemonSet - запускают',
        'сисадмины -',
        'fqdn:',
        'ROX - ',
      ])
        expect(asked).not.toContain(trap);
      expect(sure.every(({ card }) => promptOf(card).length < 160)).toBe(true);
    },
  );

  it.skipIf(!existsSync(FILE))('give a copy that compiles to exactly the sure drafts', () => {
    const { sure, notes, errors } = acceptSure(readFileSync(FILE, 'utf8'), NAME);
    expect(errors).toEqual([]);
    expect(notes.map(({ key }) => key)).toEqual(sure.map(({ id }) => id));
  });

  it.skipIf(!existsSync(FILE))('draft at every beginning that ends at a line', () => {
    const lines = readFileSync(FILE, 'utf8').split('\n');
    for (let end = 0; end <= lines.length; end += 23) {
      expect(() => acceptSure(lines.slice(0, end).join('\n'))).not.toThrow();
    }
  });
});
