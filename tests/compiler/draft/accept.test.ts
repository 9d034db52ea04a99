import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileDocument } from '#lib/compiler/compile-document.ts';
import { findDrafts } from '#lib/compiler/draft/find-drafts.ts';
import { anyText } from '../any-text.ts';
import { anyNotes } from './any-notes.ts';
import { acceptSure } from './drafting.ts';

const HEAD = '---\ndeck: notes\nlang: en\nsource: notes.md\n---\n\n';

function bodyOf(text: string): string {
  const { copy } = acceptSure(text);
  expect(copy.startsWith(HEAD)).toBe(true);
  return copy.slice(HEAD.length).replace(/<!-- id: [\w-]+ -->/g, '<!-- id -->');
}

describe('a copy with accepted drafts', () => {
  it('has definitions as terms in their place', () => {
    expect(bodyOf('# A\n\nSome text.\n\n- page - a block of the file;\n- other\n')).toBe(
      '# A\n\nSome text.\n\n- page :: a block of the file <!-- id -->\n- other\n',
    );
    expect(bodyOf('# A\n\n  * page - a block\n    of the file\n')).toBe(
      '# A\n\n  * page :: a block of the file <!-- id -->\n',
    );
    expect(bodyOf('# A\n\nprimary - takes writes\nreplica - follows it\n')).toBe(
      '# A\n\n- primary :: takes writes <!-- id -->\n- replica :: follows it <!-- id -->\n',
    );
  });

  it('parts an abbreviation into two bullets', () => {
    expect(bodyOf('# A\n\n- WAL - Write Ahead Log - a log that comes first\n')).toBe(
      '# A\n\n- WAL :: Write Ahead Log <!-- id -->\n- Write Ahead Log :: a log that comes first <!-- id -->\n',
    );
  });

  it('keeps a sentence where it stands and puts its card below the paragraph', () => {
    expect(bodyOf('# A\n\nA page is a block of the file. It has a header.\n- one\n- two\n')).toBe(
      '# A\n\nA page is a block of the file. It has a header.\n\n* page :: a block of the file <!-- id -->\n- one\n- two\n',
    );
  });

  it('has procedures as sequences', () => {
    expect(bodyOf('# A\n\nRestoring a base:\n1. stop the server\n2. unpack the copy\n')).toBe(
      '# A\n\nRestoring a base: #seq <!-- id -->\n1. stop the server\n2. unpack the copy\n',
    );
    expect(
      bodyOf('# Restoring a base\n\nLong words before.\n1. stop the server\n2. unpack it\n'),
    ).toBe(
      '# Restoring a base\n\nLong words before.\n\nQ: Restoring a base #seq <!-- id -->\n\n1. stop the server\n2. unpack it\n',
    );
  });

  it('has a dotted name dissected below its fence', () => {
    expect(bodyOf('# A\n\n```\ndb.shop.svc.cluster.local\n```\nText.\n')).toBe(
      '# A\n\n```\ndb.shop.svc.cluster.local\n```\n\n`db.shop.svc.cluster.local`: `db` — ==the service==, `shop` — ==the namespace==, `cluster.local` — ==the domain of the cluster== <!-- id -->\n\nText.\n',
    );
  });

  it('keeps cards from being made by accident', () => {
    const text =
      '# A\n\n- page - a block of the file\n\nText.\n\n- map :: (a -> b) -> [a] -> [b]\n\nThat is ==marked==.\n\nQ: and what?\n';
    const { notes, errors, copy } = acceptSure(text);
    expect(notes).toHaveLength(1);
    expect(errors).toEqual([]);
    expect(copy.match(/<!-- nocard -->/g)).toHaveLength(2);
  });

  it('leaves the cards of a document with a head alone, and proposes none of them again', () => {
    const text = '---\ndeck: db\n---\n# A\n\n- page :: a block\n\nheap - a table without order\n';
    const { notes, copy } = acceptSure(text);
    expect(notes.map(({ cards }) => cards[0]?.prompt)).toEqual(['<p>page</p>', '<p>heap</p>']);
    expect(copy).toContain('- page :: a block\n');
    expect(findDrafts({ path: 'notes.cards.md', text: copy })).toEqual([]);
  });

  it('keeps a byte order mark and Windows line ends', () => {
    const { copy, notes } = acceptSure(
      '\uFEFF# A\r\n\r\nheap - a table\r\nthat - is it\r\n\r\nx\r\n',
    );
    expect(copy.startsWith('\uFEFF---\r\ndeck: notes\r\n')).toBe(true);
    expect(copy.replaceAll('\r\n', '')).not.toContain('\n');
    expect(notes.length).toBeGreaterThanOrEqual(0);
  });

  it('has no question left that somebody only wrote down', () => {
    for (const text of ['Q: what?\n- [ ] heap - a table\n', 'heap - a table\nA: that\n']) {
      const { errors, notes, sure } = acceptSure(text);
      expect(errors).toEqual([]);
      expect(notes).toHaveLength(sure.length);
    }
  });

  it('gets a head where a rule comes first', () => {
    const { notes, copy } = acceptSure('---\n\nheap - a table without order\n');
    expect(copy.startsWith(HEAD)).toBe(true);
    expect(notes).toHaveLength(1);
  });

  it('is named after the file, whatever its name', () => {
    for (const name of [
      'Базы данных.md',
      '1984.md',
      'null.md',
      'a: b #c.md',
      '.md',
      'x.cards.md',
    ]) {
      const { notes, errors, sure } = acceptSure('# A\n\nheap - a table without order\n', name);
      expect(errors).toEqual([]);
      expect(notes).toHaveLength(sure.length);
    }
  });
});

describe('whatever the notes', () => {
  const either = fc.oneof(anyNotes, anyText);

  it('the copy holds exactly the sure drafts, under their ids, without an error', () => {
    fc.assert(
      fc.property(either, (text) => {
        // Notes with a head keep the cards that they have.
        if (/^\uFEFF?---[ \t]*[\r\n]/.test(text)) return;
        const { sure, notes, errors } = acceptSure(text);
        expect(notes.map(({ key }) => key).sort()).toEqual(sure.map(({ id }) => id).sort());
        expect(errors).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('drafts have ids of their own, places inside the text, and do not overlap', () => {
    fc.assert(
      fc.property(either, (text) => {
        const drafts = findDrafts({ path: 'notes.md', text });
        expect(new Set(drafts.map(({ id }) => id)).size).toBe(drafts.length);
        let end = 0;
        for (const { span, line, endLine } of drafts) {
          expect(span.from).toBeGreaterThanOrEqual(end);
          expect(span.to).toBeGreaterThan(span.from);
          expect(endLine).toBeGreaterThanOrEqual(line);
          end = span.to;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 300 },
    );
  });

  it('the same notes give the same drafts and the same copy', () => {
    fc.assert(
      fc.property(anyNotes, (text) => {
        const file = { path: 'notes.md', text };
        expect(findDrafts(file)).toEqual(findDrafts(file));
        expect(acceptSure(text).copy).toBe(acceptSure(text).copy);
      }),
      { numRuns: 50 },
    );
  });

  it('what was accepted is not proposed again', () => {
    fc.assert(
      fc.property(anyNotes, (text) => {
        if (/^---/.test(text)) return;
        const { copy, sure } = acceptSure(text);
        const again = findDrafts({ path: 'notes.cards.md', text: copy });
        const ids = new Set(sure.map(({ id }) => id));
        expect(again.filter(({ id }) => ids.has(id))).toEqual([]);
        expect(compileDocument({ path: 'notes.cards.md', text: copy }).notes).toHaveLength(
          sure.length,
        );
      }),
      { numRuns: 100 },
    );
  });
});
