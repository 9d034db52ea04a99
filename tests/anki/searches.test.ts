import path from 'node:path';
import { expect, test } from 'vitest';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import { findCardIds } from '#lib/selection/find-cards.ts';
import { readSearch } from '#lib/selection/read-search.ts';
import { query } from '#lib/store/sql.ts';
import { findAnki } from '../run/find-anki.mjs';
import { openPlace, type Place } from '../support/place.ts';
import { ROOT } from '../support/root.ts';
import { searchedByAnki } from './official.ts';
import { PLACE_ZONE } from './studied-place.ts';

const drill = process.env.DRILL === '1';
const COURSE = drill ? { notes: 300, rounds: 10 } : { notes: 200, rounds: 6 };
const SEEDS = drill ? [1, 2, 3, 4] : [1];

/** What both must find alike. */
const SEARCHES = [
  ...[
    '',
    '*',
    'dog',
    'dog cat',
    'dog or cat',
    'dog (cat or узел)',
    '-dog',
    '-(dog or cat)',
    '"a dog"',
  ],
  ...[
    'd_g',
    'hot*stand',
    'x\\_y',
    'x_y',
    '50\\*',
    'w:dog',
    'w:dog*',
    'w:*dog',
    'nc:cafe',
    'cafe',
    'café',
  ],
  ...[
    'front:dog',
    'Front:*dog*',
    'front:',
    '-front:',
    'front:_*',
    'front:*',
    'fr*:dog',
    'back:x\\_y',
  ],
  ...[
    'Поле:под',
    'Поле:*узел*',
    'Поле:',
    'Подсказка:secret',
    'Подсказка:*secret*',
    'Подсказка:',
    'П*:под',
    '"Example sentence:*dog*"',
  ],
  ...[
    '"Example sentence:"',
    '1st:тайна',
    '1st:_*',
    '*:dog',
    '*:*dog*',
    '*:"hot dog*"',
    'front:"a dog"',
  ],
  ...[
    'front:nc:cafe',
    'front:re:^d.g$',
    'Поле:re:узел$',
    'front:*picture.png*',
    'back:*[sound*',
    '"сеть\\: под"',
  ],
  ...[
    'tag:animal',
    'tag:animal::*',
    'tag:animal*',
    'tag:none',
    'tag:x_y',
    'tag:x\\_y',
    'tag:re:^animal$',
    'tag:nc:tete',
  ],
  ...[
    'deck:French',
    'deck:French -deck:French::*',
    '"deck:french::words::hard ones"',
    'deck:french*',
    'deck:*',
  ],
  ...[
    'deck:"French::W*"',
    'deck:Книги',
    'did:{deck}',
    'mid:{basic}',
    'nid:{note}',
    'cid:{card}',
    'cid:{card},1',
  ],
  ...[
    'note:basic',
    'note:basic*',
    '"note:basic (and reversed card)"',
    'note:Слова',
    'card:1',
    'card:2',
    'card:Обратно',
  ],
  ...[
    '"card:card 1"',
    'card:card*',
    'card:Cloze card:1',
    'preset:default',
    'dupe:{basic},dog',
    'dupe:{basic},nothing',
  ],
  ...[
    'is:new',
    'is:learn',
    'is:review',
    'is:learn is:review',
    '-is:learn is:review',
    'is:learn -is:review',
  ],
  ...[
    'is:suspended',
    'is:buried',
    'is:buried-manually',
    'is:due',
    'is:due -is:learn',
    '-is:suspended -is:buried',
  ],
  ...[
    'flag:0',
    'flag:1',
    'flag:7',
    '-flag:0',
    'added:1',
    'added:2',
    'added:9',
    'edited:1',
    'edited:3',
    'edited:41',
  ],
  ...[
    'introduced:1 -prop:resched=0',
    'introduced:10 -prop:resched=0',
    'introduced:400 -prop:resched=0',
    'rated:1',
    'rated:30',
    'rated:30:1',
    'rated:900:4',
  ],
  ...[
    'resched:1',
    'resched:30',
    'prop:rated=0',
    'prop:rated=-1',
    'prop:rated>=-9:1',
    'prop:rated<-9',
    'prop:rated!=0:3',
  ],
  ...[
    'prop:resched=0',
    'prop:resched<-1',
    'prop:ivl>=10 -is:learn',
    'prop:ivl=0 -is:review',
    'prop:ivl=1 -is:learn',
    'prop:ivl<5 is:review -is:learn',
    'prop:reps>3',
  ],
  ...[
    'prop:reps=0',
    'prop:lapses>0',
    'prop:lapses=1',
    'prop:pos<9',
    'prop:pos>=50',
    'prop:pos=3',
    'prop:due=0',
  ],
  ...[
    'prop:due<0',
    'prop:due>3',
    'prop:due<=5',
    'prop:s>20',
    'prop:s<2',
    'prop:d>0.5',
    'prop:d<0.3',
    'prop:r<0.9',
  ],
  ...[
    'prop:r>0.5',
    'animal or tag:animal dog',
    'is:due deck:French tag:animal',
    '-tag:none (dog or prop:reps>2)',
  ],
];

test.for(SEEDS)(
  'a search finds the cards that the official Anki finds in the same collection (%i)',
  { timeout: 900_000 },
  async (seed, context) => {
    const python = findAnki(ROOT);
    if (python === null)
      context.skip('the official Anki is not here: npm run test:anki installs it');
    const place = await openPlace(Date.now());
    const file = path.join(place.folder, 'searched.apkg');
    const asked = { file, seed, ...COURSE, searches: SEARCHES };
    const { found, ids, cards } = searchedByAnki(python as string, asked, PLACE_ZONE);
    const choices = { withProgress: true, conflicts: 'ask' as const };
    await applyPackage(place.context, place.actor, { file, name: 'searched.apkg', choices });
    const here = await numbersOf(place);
    expect(here.size).toBe(cards);
    const differences: string[] = [];
    for (const search of SEARCHES) {
      const text = search.replaceAll(/\{(\w+)\}/g, (_, name: string) => `${ids[name]}`);
      const ours = await findHere(place, text, here);
      const theirs = found[search] ?? null;
      if (JSON.stringify(ours) === JSON.stringify(theirs)) continue;
      differences.push(`${text}: ${ours?.length} here, ${theirs?.length} there`);
    }
    expect(differences).toEqual([]);
    const some = Object.values(found).filter((all) => all && all.length > 0 && all.length < cards);
    expect(some.length).toBeGreaterThan(SEARCHES.length * 0.7);
  },
);

async function findHere(
  { context, actor }: Place,
  text: string,
  numbers: ReadonlyMap<string, number>,
): Promise<number[] | null> {
  const read = await readSearch(context, actor, text);
  if ('error' in read) return null;
  const ids = await findCardIds(context, actor, read.tree);
  return [...ids].map((id) => numbers.get(id) ?? 0).sort((a, b) => a - b);
}

async function numbersOf({ context }: Place): Promise<Map<string, number>> {
  const rows = await query<{ id: string; ankiId: number }>(
    context.store.db,
    `SELECT "id", "ankiId" FROM "Card"`,
  );
  return new Map(rows.map(({ id, ankiId }) => [id, ankiId]));
}
