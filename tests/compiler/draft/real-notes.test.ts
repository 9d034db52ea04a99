import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findDrafts } from '#lib/compiler/draft/find-drafts.ts';
import { loadErrata } from '#lib/library/load-errata.ts';
import { findRealNotes } from '../../support/real-notes.ts';
import { ROOT } from '../../support/root.ts';
import { acceptSure } from './drafting.ts';

const FILE = findRealNotes();
const TEXT = FILE === null ? '' : readFileSync(FILE, 'utf8');
const NAME = FILE === null ? '' : path.basename(FILE);

describe.skipIf(FILE === null)('notes beside the repository, as their author wrote them', () => {
  const { errata } = loadErrata([path.join(ROOT, 'decks', 'errata')]);
  const drafts = findDrafts({ path: NAME, text: TEXT }, { depth: 'all', errata });
  const sure = drafts.filter((draft) => draft.sure);

  it('give enough drafts, the sure ones by the rules that may be and without a finding', () => {
    expect(drafts.length).toBeGreaterThanOrEqual(120);
    expect(sure.length).toBeGreaterThanOrEqual(40);
    expect(new Set(sure.map(({ rule }) => rule))).toEqual(new Set(['R1', 'R2', 'R4', 'R9']));
    expect(sure.flatMap(({ findings }) => findings)).toEqual([]);
  });

  it.each([
    '!!! Не удаляйте',
    'видит ведущего узла',
    'для службы NO',
    'Для борьбы с первой',
    'DaemonSet - запускают',
    'сисадмины - контроль',
    'частичная изоляция',
    'readynessProbe',
    'pesistentVolumeClaim',
    'ROX - ReadWriteMany',
    'svc.cluster.local - настраиваемый',
    'Том доступен для всех',
    '`kubectl describe pod` показывает',
    'если мало, то п.4',
  ])('are not sure of what is wrong or no definition: %s', (trap) => {
    const lines = TEXT.split('\n');
    const at = lines.findIndex((line) => line.includes(trap)) + 1;
    expect(at).toBeGreaterThan(0);
    expect(sure.filter(({ line, endLine }) => line <= at && at <= endLine)).toEqual([]);
  });

  it('give a copy that compiles to exactly the sure drafts', () => {
    const accepted = acceptSure(TEXT, NAME);
    expect(accepted.errors).toEqual([]);
    expect(accepted.notes.map(({ key }) => key)).toEqual(accepted.sure.map(({ id }) => id));
  });

  it('draft at every beginning that ends at a line', () => {
    const lines = TEXT.split('\n');
    for (let end = 0; end <= lines.length; end += 31) {
      const text = lines.slice(0, end).join('\n');
      expect(() => findDrafts({ path: NAME, text })).not.toThrow();
    }
  });
});
