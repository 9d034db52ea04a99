import fc from 'fast-check';

const BLOCKS = [
  '# Глава',
  '## Резюме',
  '### Kinds of index',
  '- page - a block of the file',
  '* WAL - Write Ahead Log - журнал, который пишется первым',
  '- stop the server',
  '  - heap - таблица без порядка',
  '+ map :: (a -> b)',
  'Транзакция — это набор операций, которые выполняются целиком.',
  'primary - takes writes\nreplica - follows the primary',
  'primary - takes writes\nand more of it',
  'A checkpoint is a point at which all pages are on disk. It costs time.',
  'Уровни изоляции транзакций:',
  'Восстановление базы:\n1. остановить сервер\n2. развернуть копию',
  '1. stop the server\n2. unpack the copy',
  '```\n$ kubectl get pods -o wide\n```',
  '```\nweb-0.web.shop.svc.cluster.local\n```',
  'Имя: db1.shop.local, где:\n- db1 - машина\n- shop - отдел\n- local - сеть',
  '```yaml\nkind: Service\nspec:\n  type: NodePort\n```',
  'Если журнал потерян, то базу не восстановить.',
  'Порт 5432 слушает сервер (server), а не клиент.',
  '!!! Не удаляйте журнал',
  '> heap - a table',
  'Q: what?',
  'A: that',
  'text with ==marks== in it',
  'a == b, c == d',
  '<!-- nocard -->',
  '<div>',
  '---',
  '- [ ] heap - a table',
  '- page - `a :: b` <!-- open',
  '| a | b |\n| - | - |\n| heap - x | y |',
];

/** Notes put together from what the rules look for and what is in their way. */
export const anyNotes = fc
  .array(fc.tuple(fc.constantFrom(...BLOCKS), fc.constantFrom('\n', '\n\n', '\n\n', '\r\n\r\n')), {
    maxLength: 12,
  })
  .map((parts) => parts.flat().join(''));
