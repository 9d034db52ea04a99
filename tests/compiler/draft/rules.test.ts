import { describe, expect, it } from 'vitest';
import { draftsOf, linesBy, linesOf } from './drafting.ts';

describe('R1: bullets that define', () => {
  it('take a term and its definition, whatever the dash', () => {
    expect(
      linesOf(
        '# Индексы\n\n- B-дерево - сбалансированное дерево страниц\n- хеш-индекс – таблица по хешу ключа;\n- GIN — обратный индекс по частям значения\n',
      ),
    ).toEqual([
      'R1 sure 3: B-дерево = сбалансированное дерево страниц',
      'R1 sure 4: хеш-индекс = таблица по хешу ключа',
      'R1 sure 5: GIN = обратный индекс по частям значения',
    ]);
    expect(
      linesOf(
        '# Storage\n\n* WAL - a log that is written before the pages\n* vacuum -- the removal of dead rows\n',
      ),
    ).toEqual([
      'R1 sure 3: WAL = a log that is written before the pages',
      'R1 sure 4: vacuum = the removal of dead rows',
    ]);
  });

  it('leave a list alone in which few items are definitions', () => {
    const list =
      '# Repair\n\n- stop writes and wait\n- replica - copy it back later\n- restore the last dump\n- start again\n';
    expect(linesBy('R1', list)).toEqual([]);
  });

  it('do not count bare names against a list', () => {
    const list = '# Типы\n\n- heap - обычная таблица без порядка\n- mmap\n- btree, hash, gist\n';
    expect(linesBy('R1', list)).toEqual(['R1 sure 3: heap = обычная таблица без порядка']);
  });

  it('are not fooled by a dash in an instruction, a clause or a range', () => {
    const texts = [
      '# А\n\n- увеличить таймаут - для медленных запросов\n- проверить журнал - там причина\n',
      '# А\n\n- если узел упал - переключить реплику\n- когда место кончилось - чистить журнал\n',
      '# А\n\n- 10 - 20\n- 30 - 40\n',
      '# A\n\n- this is slow - use an index\n- you can wait - it ends\n',
      '# A\n\n- `a - b`\n- `c - d`\n',
    ];
    for (const text of texts) expect(linesBy('R1', text)).toEqual([]);
  });

  it('are not made of notes to oneself, of addresses or of questions', () => {
    const texts = [
      '# А\n\n- TODO - прочитать про журнал\n- Важно - не удалять журнал\n- Вопрос к лектору - почему так\n',
      '# А\n\n- Лекция 12.03 - пропущена целиком\n- Семинар - в понедельник утром\n',
      '# A\n\n- Quiz on Friday - bring a calculator\n',
      '# A\n\n- The manual - https://example.org/docs\n- Tour - [all of it](https://example.org)\n',
      '# A\n\n- the planner - why is it wrong?\n- my takeaway - index less\n',
    ];
    for (const text of texts) expect(linesBy('R1', text)).toEqual([]);
  });

  it('are not sure where a definition goes on with another one or tells of its writer', () => {
    const texts = [
      '# А\n\n- Систола - сокращение сердца, диастола - расслабление\n',
      '# А\n\n- Инсульт - нарушение кровообращения. Признаки: речь - невнятная\n',
      '# A\n\n- dominant - the fifth degree, the subdominant is the fourth one\n',
      '# A\n\n- DNA vs RNA - thymine and uracil\n',
      '# A\n\n- Bach - my favourite of them all\n',
      '# А\n\n- Минусы - сложность и задержка\n',
    ];
    for (const text of texts) expect(draftsOf(text)).toMatchObject([{ rule: 'R1', sure: false }]);
  });

  it('give an abbreviation its name, and the name its meaning', () => {
    expect(
      linesOf('# Журнал\n\n- WAL - Write Ahead Log - журнал, который пишется раньше страниц\n'),
    ).toEqual([
      'R1 sure 3: WAL = Write Ahead Log',
      'R1 sure 3: Write Ahead Log = журнал, который пишется раньше страниц',
    ]);
  });

  it('are not sure of a name that does not fit its abbreviation', () => {
    const [name] = draftsOf('# A\n\n- LSM - Write Ahead Log - a log that is written first\n');
    expect(name).toMatchObject({ rule: 'R1', sure: false });
  });

  it('are not sure where a definition has more below it', () => {
    const [draft] = draftsOf('# A\n\n- page - a block of the file\n  - 8 KB long\n');
    expect(draft).toMatchObject({ rule: 'R1', sure: false });
  });
});

describe('R2: prose that defines', () => {
  it('takes a paragraph, or each line of one', () => {
    expect(
      linesOf('# А\n\nТранзакция — это набор операций, которые выполняются целиком.\n'),
    ).toEqual(['R2 sure 3: Транзакция = набор операций, которые выполняются целиком']);
    expect(linesOf('# A\n\nprimary - takes all writes\nreplica - follows the primary\n')).toEqual([
      'R2 sure 3: primary = takes all writes',
      'R2 sure 4: replica = follows the primary',
    ]);
  });

  it('takes the lines that define where most lines of a paragraph do', () => {
    const text =
      '# A\n\nKinds\nprimary - takes all writes\nreplica - follows the primary\nwitness - only votes\nsee above\n';
    expect(linesOf(text)).toEqual([
      'R2 sure 4: primary = takes all writes',
      'R2 sure 5: replica = follows the primary',
      'R2 6: witness = only votes',
    ]);
    const lead = '# A\n\nNormal forms\nfirst form - atomic values, and nothing else\n';
    expect(linesOf(lead)).toEqual([]);
  });

  it('takes a sentence that says what something is or does', () => {
    expect(
      linesOf(
        '# A\n\nSome words first. A checkpoint is a point at which all pages are on disk. It costs time.\n',
      ),
    ).toEqual(['R2 sure 3: checkpoint = a point at which all pages are on disk']);
    expect(
      linesOf(
        '# А\n\nVACUUM удаляет мусор. VACUUM позволяет повторно занимать место мёртвых строк.\n',
      ),
    ).toEqual(['R2 sure 3: VACUUM = позволяет повторно занимать место мёртвых строк']);
  });

  it('is not fooled by dashes that join clauses', () => {
    const texts = [
      '# А\n\nДля борьбы с этим - задания должны быть короткими.\n',
      '# А\n\nЧто касается второго - убедитесь, что журнал цел.\n',
      '# А\n\n(здесь масштабирование - подразумевается горизонтальное)\n',
      '# A\n\nIf the disk is full - writes stop.\n',
      '# A\n\nIt is fast - but not always.\n',
      '# A\n\nWhat the planner does here - nobody knows.\n',
      '# А\n\nСтарые версии строк и индексов долго лежат в файле таблицы - их чистит VACUUM.\n',
      '# А\n\nВот так - просто фраза, в которой стоит тире.\n',
      '# A\n\nIndeed - nobody has ever read that file.\n',
      '# A\n\nThis is a long story. They are the best of all tools.\n',
    ];
    for (const text of texts) expect(linesBy('R2', text)).toEqual([]);
  });

  it('is not sure of a dash at the head of a long paragraph', () => {
    const [draft] = draftsOf(
      '# А\n\nПланировщик - выбирает план. Он не всегда прав. Ему нужна статистика. Её собирает ANALYZE.\n',
    );
    expect(draft).toMatchObject({ rule: 'R2', sure: false });
  });

  it('is not sure of a property, nor of what a command does by the way', () => {
    const texts = [
      '# А\n\nЖурнал доступен для всех копий сервера, но нужен не каждой.\n',
      '# A\n\nA slot is bound to one replica and its place in the log.\n',
      '# А\n\nУ сервера есть журнал. `pg_waldump -n 5` показывает, что в нём записано.\n',
    ];
    for (const text of texts) {
      expect(draftsOf(text)).toMatchObject([{ rule: 'R2', confidence: 'medium', sure: false }]);
    }
    const alone = '# A\n\n`pg_waldump -n 5` shows the first five records of the log.\n';
    expect(draftsOf(alone)).toMatchObject([{ rule: 'R2', sure: true }]);
  });

  it('is not sure of an abbreviation that is spelt out and explained in one line', () => {
    const [draft] = draftsOf('# A\n\nWAL - Write Ahead Log - comes before the pages.\n');
    expect(draft).toMatchObject({ rule: 'R2', sure: false });
  });

  it('asks the same term only once for sure', () => {
    const drafts = draftsOf('# A\n\nlock - keeps others out\n\nLock - a row in a table\n');
    expect(drafts.map(({ sure }) => sure)).toEqual([true, false]);
  });
});

describe('R3: lists under a lead', () => {
  it('become a set with its number', () => {
    expect(
      linesOf(
        '# А\n\nУровни изоляции транзакций:\n- read committed\n- repeatable read\n- serializable\n',
      ),
    ).toEqual([
      'R3 3: Уровни изоляции транзакций (3) = read committed | repeatable read | serializable',
    ]);
  });

  it('take the heading where nothing leads', () => {
    expect(linesOf('# Kinds of index\n\n- hash\n- tree\n')).toEqual([
      'R3 3: Kinds of index (2) = hash | tree',
    ]);
  });

  it('are of low confidence where the lead says nothing', () => {
    const [draft] = draftsOf('# А\n\nможно:\n- писать\n- читать\n');
    expect(draft).toMatchObject({ rule: 'R3', confidence: 'low' });
  });

  it('are not made of contents, of links or of long sentences', () => {
    const long = 'слово '.repeat(20);
    expect(linesBy('R3', '# А\n\n* [Глава](#a)\n  * [Часть](#b)\n* [Ещё](#c)\n')).toEqual([]);
    expect(linesBy('R3', `# А\n\nВот что:\n- ${long}\n- ${long}\n`)).toEqual([]);
  });
});

describe('R4: numbered procedures', () => {
  it('become a sequence under their lead, else under their heading', () => {
    expect(
      linesOf(
        '# А\n\nВосстановление базы:\n1. остановить сервер\n2. развернуть копию\n3. проиграть журнал\n',
      ),
    ).toEqual([
      'R4 sure 3: Восстановление базы = остановить сервер | развернуть копию | проиграть журнал',
    ]);
    expect(linesOf('# Restoring a base\n\n1. stop the server\n2. unpack the copy\n')).toEqual([
      'R4 sure 3: Restoring a base = stop the server | unpack the copy',
    ]);
  });

  it('are not sure where a step jumps to another', () => {
    const texts = [
      '# А\n\nОчистка:\n1. взять страницу\n2. если она чистая, то п. 4\n3. убрать мусор\n4. взять следующую\n',
      '# A\n\nCleaning:\n1. take a page\n2. remove what is dead\n3. go back to step 1\n',
    ];
    for (const text of texts) {
      expect(draftsOf(text)).toMatchObject([{ rule: 'R4', confidence: 'medium', sure: false }]);
    }
  });

  it('are not sure of names with what they mean', () => {
    const text =
      '# Клапаны\n\n1. митральный - слева от перегородки\n2. трёхстворчатый - справа от неё\n';
    expect(draftsOf(text)).toMatchObject([{ rule: 'R4', confidence: 'medium', sure: false }]);
  });

  it('are not sure of rankings, questions, lists that go on, or steps with more below', () => {
    const texts = [
      '# A\n\n1. Oracle\n2. MySQL\n3. Postgres\n',
      '# A\n\n1. is it up?\n2. does it answer?\n',
      '# A\n\n4. stop the server\n5. unpack the copy\n',
      '# A\n\n1. stop the server\n   - wait\n2. unpack the copy\n',
      '1. stop the server\n2. unpack the copy\n',
      '# A\n\nSteps:\n1. stop the server\n2. unpack the copy\n',
    ];
    for (const text of texts) expect(draftsOf(text).some(({ sure }) => sure)).toBe(false);
  });
});

describe('R5: commands', () => {
  it('are asked by what they do', () => {
    expect(linesOf('# А\n\n```\n$ kubectl get pods -n shop -o wide\nNAME READY\n```\n')).toEqual([
      'R5 4: kubectl: показать поды, в пространстве имён `shop`, с дополнительными столбцами = kubectl get pods -n shop -o wide',
    ]);
    expect(linesOf('# A\n\n```sh\ndocker logs -f web\n```\n\n`git switch -c fix`\n')).toEqual([
      'R5 4: docker: log of container `web`, and follow it = docker logs -f web',
      'R5 7: git: switch to branch `fix`, making it = git switch -c fix',
    ]);
  });

  it('need a prompt where a part of them is not known', () => {
    const [draft] = draftsOf('# A\n\n```\npsql -d shop -c "select 1"\n```\n');
    expect(draft).toMatchObject({ rule: 'R5', confidence: 'low', card: { prompt: '' } });
    expect(draft?.findings.map(({ code }) => code)).toContain('L101');
  });

  it('count once, also by a short name', () => {
    expect(
      linesBy('R5', '# A\n\n```\n$ kubectl get svc\n$ kubectl get services\n```\n'),
    ).toHaveLength(1);
  });

  it('are not seen in code of other languages or in output', () => {
    expect(
      linesBy('R5', '# A\n\n```js\ngit status\n```\n\n```\ntop of the list\n  two\n```\n'),
    ).toEqual([]);
  });
});

describe('R6: terms with a translation or an abbreviation', () => {
  it('become a pair', () => {
    expect(
      linesBy('R6', '# А\n\nЗапросы ждут, пока журнал упреждающей записи (WAL) не закрыт.\n'),
    ).toEqual(['R6 3: WAL = записи']);
    expect(linesBy('R6', '# A\n\nChanges go to the write ahead log (WAL) first.\n')).toEqual([
      'R6 3: WAL = write ahead log',
    ]);
  });

  it('are not asides', () => {
    expect(linesBy('R6', '# A\n\nThe log (it is large) grows. So do files (see ABC).\n')).toEqual(
      [],
    );
  });
});

describe('R7: conditions', () => {
  it('ask what follows', () => {
    expect(
      linesBy('R7', '# А\n\nЕсли журнал (WAL, архив) потерян, то базу не восстановить.\n'),
    ).toEqual(['R7 3: Если журнал (WAL, архив) потерян — что тогда? = базу не восстановить']);
    expect(linesBy('R7', '# A\n\nWrites stop if the disk is full.\n')).toEqual([
      'R7 3: if the disk is full — what then? = Writes stop',
    ]);
    expect(linesBy('R7', '# A\n\nRun ANALYZE after a load, otherwise plans are wrong.\n')).toEqual([
      'R7 3: Run ANALYZE after a load — and otherwise? = plans are wrong',
    ]);
  });

  it('end where the sentence ends, and are not taken from a lead', () => {
    expect(linesBy('R7', '# A\n\nA copy is quick - if the disk is idle.\n')).toEqual([
      'R7 3: if the disk is idle — what then? = A copy is quick',
    ]);
    const lead = '# А\n\nЧто проверить, если места нет:\n\n- журнал\n- временные файлы\n';
    expect(linesBy('R7', lead)).toEqual([]);
  });

  it('are not comparisons', () => {
    expect(linesBy('R7', '# А\n\nОни работают так, как если бы никого не было.\n')).toEqual([]);
  });
});

describe('R8: numbers with a meaning', () => {
  it('are hidden', () => {
    expect(linesBy('R8', '# А\n\nСервер слушает порт 5432 по умолчанию.\n')).toEqual([
      'R8 3: Сервер слушает порт […] по умолчанию = 5432',
    ]);
    expect(linesBy('R8', '# A\n\nA page takes 8 KB of the file.\n')).toEqual([
      'R8 3: A page takes […] of the file = 8 KB',
    ]);
  });

  it('are not any number', () => {
    expect(linesBy('R8', '# A\n\nThere are 3 of them in version 1.27.\n')).toEqual([]);
    expect(linesBy('R8', '# A\n\nFind files larger than 100 MB:\n')).toEqual([]);
    expect(linesBy('R8', '# A\n\n$ tcpdump -ni eth0 port 53\n')).toEqual([]);
  });
});

describe('R9: dotted names', () => {
  it('are dissected label by label', () => {
    expect(
      linesOf(
        '# А\n\nИмя: db1.shop.local, где:\n- db1 - машина\n- shop - отдел\n- local - местная сеть\n',
      ),
    ).toEqual([
      'R9 sure 3: `db1.shop.local`: `db1` — […], `shop` — […], `local` — […] = машина | отдел | местная сеть',
    ]);
    expect(linesOf('# A\n\n```\nweb-0.web.shop.svc.cluster.local\n```\n')).toEqual([
      'R9 sure 3: `web-0.web.shop.svc.cluster.local`: `web-0` — […], `web` — […], `shop` — […], `cluster.local` — […] = the pod | the service | the namespace | the domain of the cluster',
    ]);
  });

  it('are not sure where one bullet explains several labels or some are missing', () => {
    const some =
      '# А\n\nИмя: db1.shop.corp.local, где:\n- db1 - машина\n- shop.corp.local - всё прочее\n';
    expect(draftsOf(some)).toMatchObject([{ rule: 'R9', sure: false }]);
  });

  it('are no files, versions or names of unknown shape', () => {
    expect(linesBy('R9', '# A\n\n```\nlib.core.store.ts\n```\n\n```\n1.2.3\n```\n')).toEqual([]);
  });
});

describe('R10: bullets of a summary', () => {
  it('hide the first name', () => {
    expect(
      linesBy('R10', '# Глава\n\n## Резюме\n\n- за порядок записей отвечает WAL, а не таблица\n'),
    ).toEqual(['R10 5: за порядок записей отвечает […], а не таблица = WAL']);
    expect(
      linesBy('R10', '# Part\n\n## Summary\n\n- indexes speed up reads and slow down writes\n'),
    ).toEqual(['R10 5: […] speed up reads and slow down writes = indexes']);
  });

  it('are not bullets elsewhere', () => {
    expect(linesBy('R10', '# Part\n\n- indexes speed up reads and slow down writes\n')).toEqual([]);
  });
});

describe('R11: checklists', () => {
  it('ask for the check', () => {
    const list =
      '# Медленный запрос\n\n- если план странный, проверьте статистику\n- посмотрите журнал блокировок\n- убедитесь, что индекс есть\n';
    expect(linesOf(list)).toEqual([
      'R11 3: если план странный = проверьте статистику',
      'R11 4: Медленный запрос (2/3) = посмотрите журнал блокировок',
      'R11 5: Медленный запрос (3/3) = убедитесь, что индекс есть',
    ]);
  });

  it('are not lists of things', () => {
    expect(linesBy('R11', '# A\n\n- checks of types\n- a trial\n- an index\n')).toEqual([]);
  });
});

describe('R12: YAML', () => {
  it('is completed', () => {
    expect(
      linesBy(
        'R12',
        '# A\n\n```yaml\nkind: Service\nmetadata:\n  name: db\nspec:\n  type: NodePort\n```\n',
      ),
    ).toEqual(['R12 3: Complete the manifest: Service = kind: Service | type: NodePort']);
  });

  it('is not any text with colons', () => {
    expect(
      linesBy(
        'R12',
        '# A\n\n```\nMounts:\n  /var/run from token\nNote: none\nand more text here\n```\n',
      ),
    ).toEqual([]);
  });
});

describe('R13: warnings', () => {
  it.each([
    '!!! Не удаляйте журнал, если сервер работает',
    'Внимание: не удаляйте журнал, если сервер работает',
    '**Warning:** do not remove the log if the server runs',
  ])('wait for a person: %s', (text) => {
    expect(draftsOf(`# A\n\n${text}\n`)).toMatchObject([
      { rule: 'R13', confidence: 'low', sure: false, card: { prompt: '' } },
    ]);
  });

  it('are not every word of care', () => {
    expect(linesBy('R13', '# A\n\nWarnings are shown in the log.\n')).toEqual([]);
  });
});
