import { describe, expect, test } from 'vitest';
import { undo } from '#lib/library/undo.ts';
import { type NotesFolder, notesFolder, type Studied } from '../support/notes-folder.ts';
import { openPlace } from '../support/place.ts';

const HEAD = '---\ndeck: d\nlang: en\n---\n\n';
const ETCD =
  'Q: Which component keeps the state of a cluster?\nA: etcd, a store of keys and values.\n';
const PROXY = 'Q: What does kube-proxy watch?\nA: Services and their endpoints.\n';
const KUBELET = 'Q: What starts containers on a node?\nA: The kubelet, through the runtime.\n';

/** Compiles some files, answers every card once, then compiles them edited. */
async function edited(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string | null>>,
): Promise<{ notes: NotesFolder; before: Studied[]; after: Studied[]; counts: object }> {
  const notes = notesFolder(await openPlace());
  for (const [file, text] of Object.entries(before)) notes.write(file, HEAD + text);
  await notes.compile();
  await notes.study();
  const cards = await notes.cards();
  for (const [file, text] of Object.entries(after)) {
    if (text === null) notes.remove(file);
    else notes.write(file, HEAD + text);
  }
  const { plan } = await notes.compile();
  return { notes, before: cards, after: await notes.cards(), counts: plan.counts };
}

const histories = (cards: readonly Studied[]) =>
  cards.filter(({ archived }) => !archived).map(({ reps }) => reps);

describe('the ten ways in which identity is lost elsewhere', () => {
  test('1: an edit of the text, of either side or both, keeps the history', async () => {
    for (const text of [
      ETCD.replace('etcd, a', 'etcd: a small'),
      ETCD.replace('Which component keeps', 'What keeps'),
      ETCD.replace('state of a', 'whole state of a').replace('keys and', 'keys with their'),
    ]) {
      const { before, after } = await edited({ 'a.md': ETCD + PROXY }, { 'a.md': text + PROXY });
      expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
      expect(histories(after)).toEqual([1, 1]);
    }
  });

  test('2: a word before a hole is no part of the identity of its card', async () => {
    const { before, after } = await edited(
      { 'a.md': 'State lives in ==etcd==, behind ==the API server==.\n' },
      { 'a.md': 'All state of a cluster lives in ==etcd==, behind ==the API server==.\n' },
    );
    expect(after.map(({ id, reps }) => [id, reps])).toEqual(before.map(({ id }) => [id, 1]));
  });

  test('3: a card taken out, put in or moved shifts no other', async () => {
    const { before, after } = await edited(
      { 'a.md': ETCD + PROXY + KUBELET },
      { 'a.md': `${KUBELET}\nQ: What is new here?\nA: This.\n\n${ETCD}` },
    );
    const ids = before.map(({ id }) => id);
    expect(after.map(({ id, reps }) => [ids.indexOf(id), reps])).toEqual([
      [2, 1],
      [-1, 0],
      [0, 1],
      [1, 1],
    ]);
  });

  test('4: a hole taken out gives its history to no other', async () => {
    const { before, after } = await edited(
      { 'a.md': 'State lives in ==etcd==, behind ==the API server==. <!-- id: s1 -->\n' },
      {
        'a.md':
          'State lives in etcd, behind ==the API server== and its ==watches==. <!-- id: s1 -->\n',
      },
    );
    const of = (cards: readonly Studied[], word: string) =>
      cards.find(({ answer }) => answer.includes(`<mark class="cloze">${word}`));
    expect(of(after, 'the API')).toMatchObject({ id: of(before, 'the API')?.id, reps: 1 });
    expect(of(after, 'watches')).toMatchObject({ reps: 0, archived: false });
    expect(after.find(({ id }) => id === of(before, 'etcd')?.id)).toMatchObject({ archived: true });
  });

  test('5: compiling twice makes nothing twice, and says so', async () => {
    const { notes, counts, before, after } = await edited({ 'a.md': ETCD + PROXY }, {});
    expect(counts).toMatchObject({ create: 0, update: 0, unchanged: 2 });
    expect(after).toEqual(before);
    expect(await notes.compile()).toMatchObject({ operation: null, applied: true });
  });

  test('6: equal texts in two decks are two cards, and equal texts in one deck are, too', async () => {
    const notes = notesFolder(await openPlace());
    notes.write('a.md', `${HEAD}${ETCD}\n${ETCD}`);
    notes.write('b.md', HEAD.replace('deck: d', 'deck: e') + ETCD);
    await notes.compile();
    await notes.study();
    expect(histories(await notes.cards())).toEqual([1, 1, 1]);
    notes.write('b.md', HEAD.replace('deck: d', 'deck: e') + PROXY);
    await notes.compile();
    const cards = await notes.cards();
    expect(cards.filter(({ reps, archived }) => reps === 1 && !archived)).toHaveLength(2);
    expect(cards).toContainEqual(expect.objectContaining({ reps: 1, archived: true }));
    expect(cards).toContainEqual(expect.objectContaining({ reps: 0, archived: false }));
  });

  test('7: cut from one file and pasted into another, compiled together or one by one, it is the same card', async () => {
    const both = await edited(
      { 'a.md': ETCD + PROXY, 'b.md': KUBELET },
      { 'a.md': PROXY, 'b.md': KUBELET + ETCD },
    );
    expect(both.counts).toMatchObject({ move: 1, create: 0, archive: 0 });
    expect(histories(both.after)).toEqual([1, 1, 1]);

    const notes = notesFolder(await openPlace());
    notes.write('a.md', HEAD + ETCD + PROXY);
    notes.write('b.md', HEAD + KUBELET);
    await notes.compile();
    await notes.study();
    // An editor may save the file into which it was pasted first.
    notes.write('b.md', HEAD + KUBELET + ETCD);
    await notes.compile({ consent: 'safe' });
    notes.write('a.md', HEAD + PROXY);
    await notes.compile({ consent: 'safe' });
    expect(histories(await notes.cards())).toEqual([1, 1, 1]);
  });

  test('8: an id that is written into the text, or taken out of it, changes no history and shows nowhere', async () => {
    const keyed = ETCD.replace('cluster?', 'cluster? <!-- id: k7f2q -->');
    for (const [from, to] of [
      [ETCD, keyed],
      [keyed, ETCD],
    ] as const) {
      const { before, after } = await edited(
        { 'a.md': `${from}\n${PROXY}` },
        { 'a.md': `${to}\n${PROXY}` },
      );
      expect(after.map(({ id, reps }) => [id, reps])).toEqual(before.map(({ id }) => [id, 1]));
      expect(JSON.stringify(after)).not.toContain('k7f2q');
    }
  });

  test('8b: another id for the same text keeps the history; another id for another text does not', async () => {
    const keyed = (id: string) => ETCD.replace('cluster?', `cluster? <!-- id: ${id} -->`);
    const renamed = await edited({ 'a.md': keyed('ectd') }, { 'a.md': keyed('etcd') });
    expect(renamed.after).toMatchObject([{ id: renamed.before[0]?.id, reps: 1, archived: false }]);
    const other = await edited(
      { 'a.md': keyed('etcd') },
      { 'a.md': keyed('other').replace('values.', 'values!') },
    );
    expect(histories(other.after)).toEqual([0]);
  });

  test('9: a file that is missing archives nothing; many notes gone at once wait to be agreed to', async () => {
    const many = Array.from({ length: 20 }, (_, at) => `Q: What is number ${at}?\nA: ${at}.\n`);
    const gone = await edited({ 'a.md': many.join('\n'), 'b.md': PROXY }, { 'a.md': null });
    expect(histories(gone.after)).toHaveLength(21);
    const cut = await edited({ 'a.md': many.join('\n') }, { 'a.md': many.slice(0, 4).join('\n') });
    expect(cut.counts).toMatchObject({ archive: 16 });
    expect(histories(cut.after)).toHaveLength(20);
    await cut.notes.compile({ consent: 'mass-archive' });
    expect(histories(await cut.notes.cards())).toHaveLength(4);
  });

  test('9b: a file whose head is broken for a while loses nothing and makes nothing', async () => {
    const { notes, before } = await edited({ 'a.md': ETCD + PROXY }, {});
    notes.write('a.md', HEAD.replace('en', '[en') + ETCD + PROXY);
    const { plan } = await notes.compile({ consent: 'mass-archive' });
    expect(plan.findings).toMatchObject([{ code: 'K001' }]);
    expect(await notes.cards()).toEqual(before);
    notes.write('a.md', HEAD + ETCD + PROXY);
    await notes.compile();
    expect(await notes.cards()).toEqual(before);
  });

  test('10: neither an answer nor a compile writes to the notes', async () => {
    const notes = notesFolder(await openPlace());
    const { readFileSync, statSync } = await import('node:fs');
    notes.write('a.md', HEAD + ETCD);
    const file = `${notes.folder}/a.md`;
    const before = [readFileSync(file, 'utf8'), statSync(file).mtimeMs];
    await notes.compile();
    await notes.study();
    await notes.compile();
    expect([readFileSync(file, 'utf8'), statSync(file).mtimeMs]).toEqual(before);
  });
});

describe('an edit of what a card hides', () => {
  test('is the same hole where only a letter was wrong', async () => {
    const { before, after } = await edited(
      {
        'a.md': 'Containers are started by the ==kubelt==, pods are bound by the ==scheduler==.\n',
      },
      { 'a.md': 'Containers start by the ==kubelet==, pods are bound by the ==scheduler==.\n' },
    );
    expect(after.map(({ id, reps }) => [id, reps])).toEqual(before.map(({ id }) => [id, 1]));
  });

  test('is the same hole where all around it stayed', async () => {
    const { before, after, notes } = await edited(
      { 'a.md': 'Exit code 137 is 128 plus ==15==.\n' },
      { 'a.md': 'Exit code 137 is 128 plus ==9==.\n' },
    );
    expect(after.map(({ id, reps }) => [id, reps])).toEqual(before.map(({ id }) => [id, 1]));
    expect(await notes.compile()).toMatchObject({ operation: null });
  });
});

describe('a number in a facet is no identity: each card keeps its history by what it asks for', () => {
  const yaml = (...args: string[]) =>
    `Q: Complete the arguments\nA:\n\`\`\`yaml type\nargs:\n${args.map((arg) => `  - ${arg} # ??\n`).join('')}\`\`\`\n`;
  const rows = (...meals: string[]) =>
    `<!-- cards: table -->\n| day | meal |\n|---|---|\n${meals.map((meal) => `| Monday | ${meal} |\n`).join('')}`;

  test.each([
    [
      'holes numbered anew',
      'Git keeps {{c1::blobs}}, {{c2::trees}} and {{c3::commits}}.\n',
      'Git keeps {{c2::blobs}}, {{c3::trees}} and {{c1::commits}}.\n',
      [0, 1, 2],
    ],
    [
      'a hole taken out, and the others numbered anew',
      'Git keeps {{c1::blobs}}, {{c2::trees}} and {{c3::commits}}.\n',
      'Git keeps blobs, {{c1::trees}} and {{c2::commits}}.\n',
      [1, 2],
    ],
    [
      'a hole put in before others, and all numbered anew',
      'In its objects Git keeps {{c1::blobs}} and {{c2::trees}}. <!-- id: git -->\n',
      'In its objects Git keeps {{c1::tags}}, {{c2::blobs}} and {{c3::trees}}. <!-- id: git -->\n',
      [-1, 0, 1],
    ],
    [
      'the first of two equal holes taken out',
      'The disk has ==4 KB== per page and ==4 KB== per block.\n',
      'The disk has 4 KB per page and ==4 KB== per block.\n',
      [1],
    ],
    ['an item of YAML put in first', yaml('--a', '--b'), yaml('--c', '--a', '--b'), [-1, 0, 1]],
    ['an item of YAML taken out', yaml('--a', '--b', '--c'), yaml('--b', '--c'), [1, 2]],
    ['rows of one name', rows('soup', 'bread'), rows('bread', 'soup'), [1, 0]],
    ['a row of one name taken out', rows('soup', 'bread'), rows('bread'), [1]],
    [
      'a term and its definition exchanged',
      '- liveness ::: tells when to restart a container\n',
      '- tells when to restart a container ::: liveness\n',
      [1, 0],
    ],
  ])('%s', async (_, from, to, expected) => {
    const { before, after, notes } = await edited(
      { 'a.md': `${from}\n${PROXY}` },
      { 'a.md': `${to}\n${PROXY}` },
    );
    const ids = before.map(({ id }) => id);
    const live = after.filter(({ archived }) => !archived).slice(0, -1);
    expect(live.map(({ id }) => ids.indexOf(id))).toEqual(expected);
    expect(live.map(({ reps }) => reps)).toEqual(expected.map((was) => (was < 0 ? 0 : 1)));
    expect(await notes.compile()).toMatchObject({ operation: null });
  });

  test('what was taken out returns with its history when it is put back, whatever its number is then', async () => {
    const place = await openPlace();
    const notes = notesFolder(place);
    const write = (text: string) => notes.write('a.md', `${HEAD}${text}\n${PROXY}`);
    write('Git keeps {{c1::blobs}} and {{c2::trees}}. <!-- id: git -->\n');
    await notes.compile();
    await notes.study();
    const [blobs, trees] = await notes.cards();
    write('Git keeps blobs and {{c1::trees}}. <!-- id: git -->\n');
    await notes.compile();
    write('Git keeps {{c2::blobs}} and {{c1::trees}}. <!-- id: git -->\n');
    await notes.compile();
    expect(await notes.cards()).toMatchObject([
      { id: blobs?.id, reps: 1, archived: false, facet: 'c:2' },
      { id: trees?.id, reps: 1, archived: false, facet: 'c:1' },
      {},
    ]);
    const { context, actor } = place;
    await undo(context, actor);
    await undo(context, actor);
    expect((await notes.cards()).map(({ id, facet }) => [id, facet])).toEqual([
      [blobs?.id, 'c:1'],
      [trees?.id, 'c:2'],
      [expect.any(String), 'fwd'],
    ]);
  });
});

describe('a note that is split, or joined with another, takes no history from any of its parts', () => {
  const WAR = 'The Battle of Hastings was in ==1066==.';
  const WON = 'It was won by ==William of Normandy==, and Harold died there with his brothers.';
  const set = (lead: string, ...items: string[]) =>
    `Q: ${lead} #set\n\n${items.map((item) => `- ${item}\n`).join('')}\n`;
  const JOINS = ['inner', 'left outer', 'right outer', 'full outer', 'cross'];
  const [inner, left, right, full, cross] = JOINS as [string, string, string, string, string];
  const rows = (...metals: string[]) =>
    `<!-- cards: table -->\n| metal | symbol |\n|---|---|\n${metals.map((metal) => `| ${metal} | ${metal.slice(0, 2)} |\n`).join('')}\n`;

  test.each([
    ['a paragraph in two', `${WAR} ${WON}\n`, `${WAR}\n\n${WON}\n`],
    ['two paragraphs in one', `${WAR}\n\n${WON}\n`, `${WAR} ${WON}\n`],
    [
      'a list in two under other leads',
      set('Which five joins are there?', ...JOINS),
      set('Which outer joins are there?', left, right, full) +
        set('Which other joins are there?', inner, cross),
    ],
    [
      'two lists in one',
      set('Which outer joins are there?', left, right, full) +
        set('Which other joins are there?', inner, cross),
      set('Which joins are there?', ...JOINS),
    ],
    [
      'a table in three',
      rows('iron', 'gold', 'silver', 'copper'),
      `${rows('iron', 'gold')}And\n\n${rows('silver')}And\n\n${rows('copper')}`,
    ],
  ])('%s', async (_, from, to) => {
    const { before, after, notes } = await edited(
      { 'a.md': `${from}\n${PROXY}` },
      { 'a.md': `${to}\n${PROXY}` },
    );
    const histories = (cards: readonly Studied[]) =>
      cards.filter(({ archived }) => !archived).map(({ id, facet, reps }) => [id, facet, reps]);
    expect(histories(after).sort()).toEqual(histories(before).sort());
    expect(await notes.compile()).toMatchObject({ operation: null });
    notes.write('a.md', `${HEAD}${from}\n${PROXY}`);
    await notes.compile();
    expect(histories(await notes.cards()).sort()).toEqual(histories(before).sort());
  });

  test('across two files, compiled together or one by one', async () => {
    for (const paths of [[['a.md', 'b.md']], [['b.md'], ['a.md']]]) {
      const notes = notesFolder(await openPlace());
      notes.write('a.md', `${HEAD}${WAR} ${WON}\n\n${PROXY}`);
      await notes.compile();
      await notes.study();
      const before = await notes.cards();
      notes.write('a.md', `${HEAD}${WAR}\n\n${PROXY}`);
      notes.write('b.md', `${HEAD}${WON}\n`);
      for (const some of paths) {
        await notes.compile({ paths: some.map((file) => `${notes.folder}/${file}`) });
      }
      const live = (await notes.cards()).filter(({ archived }) => !archived);
      if (paths.length > 1) continue;
      expect(live.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
    }
  });

  test('the same word in another text is another card', async () => {
    const { after } = await edited(
      { 'a.md': `${PROXY}\nRice grows in ==water== and stores ==starch== in its grains.\n` },
      { 'a.md': `${PROXY}\nFish breathe with gills, out of ==water== they take ==oxygen==.\n` },
    );
    expect(after.filter(({ archived }) => !archived).map(({ reps }) => reps)).toEqual([1, 0, 0]);
  });
});

describe('an id that two notes bear', () => {
  const KEYED = ETCD.replace('cluster?', 'cluster? <!-- id: k1 -->');
  const COPY = 'Q: Something else? <!-- id: k1 -->\nA: Yes, it is.\n';

  test('stays with the copy that reads as before, and the other is reported with both places', async () => {
    const { before, notes, after } = await edited(
      { 'a.md': KEYED },
      { 'a.md': `${COPY}\n${KEYED}` },
    );
    expect(after.find(({ reps }) => reps === 1)).toMatchObject({
      id: before[0]?.id,
      prompt: before[0]?.prompt,
    });
    const { plan } = await notes.compile();
    expect(plan.findings).toMatchObject([
      {
        code: 'K003',
        file: 'a.md',
        line: 6,
        values: { id: 'k1', firstFile: 'a.md', firstLine: 9 },
      },
    ]);
  });

  test('stays with the note of a file that did not change', async () => {
    const { before, after, notes } = await edited(
      { 'b.md': KEYED, 'a.md': PROXY },
      { 'a.md': PROXY + COPY },
    );
    expect(after.find(({ id }) => id === before[1]?.id)).toMatchObject({
      reps: 1,
      archived: false,
    });
    const { plan } = await notes.compile();
    expect(plan.findings).toMatchObject([
      { code: 'K003', file: 'a.md', values: { firstFile: 'b.md' } },
    ]);
  });
});

describe('a note that is only rather alike', () => {
  const OLD =
    'Q: Which component keeps the state of a cluster?\nA: etcd, a store of keys and values.\n';
  const LIKE =
    'Q: Which component keeps the state of the nodes?\nA: etcd, a store of keys, does so.\n';

  test('waits for a decision, and nothing changes until then', async () => {
    const { before, after, counts } = await edited({ 'a.md': OLD }, { 'a.md': LIKE });
    expect(counts).toMatchObject({ ambiguous: 1, create: 0, archive: 0 });
    expect(after).toEqual(before);
  });

  test('keeps its history where that is decided', async () => {
    const { before, notes } = await edited({ 'a.md': OLD }, { 'a.md': LIKE });
    await notes.compile({ decisions: { others: 'keep', named: new Map() } });
    expect(await notes.cards()).toMatchObject([{ id: before[0]?.id, reps: 1, archived: false }]);
  });

  test('is a new one where that is decided, and the old one goes to the archive', async () => {
    const { before, notes } = await edited({ 'a.md': OLD }, { 'a.md': LIKE });
    const { plan } = await notes.compile({ consent: null });
    const name = plan.lines[0]?.doubt?.name as string;
    await notes.compile({ decisions: { others: 'ask', named: new Map([[name, null]]) } });
    expect(await notes.cards()).toMatchObject([
      { reps: 0, archived: false },
      { id: before[0]?.id, reps: 1, archived: true },
    ]);
  });
});

test('an edit that touches a number, a negation, a flag or a name is told, and moves no due date', async () => {
  for (const [from, to, words] of [
    ['Port 443 serves the API.', 'Port 6443 serves the API.', ['443', '6443']],
    ['It keeps state.', 'It does not keep state.', ['', 'not']],
    ['Use `-l app` here.', 'Use `-L app` here.', ['-l, `-l app`', '-L, `-L app`']],
    ['The ConfigMap holds it.', 'The StatefulSet holds it.', ['ConfigMap', 'StatefulSet']],
  ] as const) {
    const notes = notesFolder(await openPlace());
    notes.write('a.md', `${HEAD}Q: What is to know?\nA: ${from}\n`);
    await notes.compile();
    notes.write('a.md', `${HEAD}Q: What is to know?\nA: ${to}\n`);
    const { plan } = await notes.compile();
    expect(plan.findings).toMatchObject([
      { code: 'P001', line: 6, severity: 'hint', values: { before: words[0], after: words[1] } },
    ]);
  }
});

describe('a change of kind keeps the history where the prompt stayed', () => {
  const Q = 'Q: Which port does the API server listen on?\nA: It listens on port 6443.\n';
  test.each([
    ['typed', Q.replace('on?\n', 'on? <!-- typed: yes -->\n')],
    [
      'a heading',
      '## Which port does the API server listen on? #card\n\nIt listens on port 6443 by default.\n',
    ],
    ['a definition', '- Which port does the API server listen on? :: Port 6443, with TLS.\n'],
  ])('%s', async (_, text) => {
    const { before, after } = await edited(
      { 'a.md': `${Q}\n${PROXY}` },
      { 'a.md': `${PROXY}\n${text}` },
    );
    const [card] = before;
    expect(after.find(({ id }) => id === card?.id)).toMatchObject({ reps: 1, archived: false });
    expect(after).toHaveLength(2);
  });

  test('a set that gains an item, and one in which a letter was wrong', async () => {
    const set = (...items: string[]) =>
      `Q: Which access modes are there? #set\n\n${items.map((item) => `- ${item}\n`).join('')}`;
    const { before, after } = await edited(
      { 'a.md': set('ReadWriteOnse', 'ReadOnlyMany') },
      { 'a.md': set('ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce') },
    );
    for (const { id } of before) {
      expect(after.find((card) => card.id === id)).toMatchObject({ reps: 1, archived: false });
    }
    expect(after.filter(({ reps }) => reps === 0)).toHaveLength(1);
  });
});
