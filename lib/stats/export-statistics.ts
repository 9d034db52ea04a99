import { csvRow } from '#lib/formats/csv/write.ts';
import { DAY, SECOND } from '#lib/shared/instant.ts';
import { ANSWER_KINDS, CARD_STANDINGS, type Statistics } from './types.ts';

/**
 * Statistics as CSV: `what,of,from,to,value` with a row for each number, so that one file holds all of them. `from` and `to` are the
 * first and last study day of the number as YYYY-MM-DD, or the lower and upper edge of a class; empty where the number has none.
 */
export function statisticsCsv(found: Statistics): string {
  const rows = [...workRows(found), ...tallyRows(found), ...cardRows(found)];
  return ['what,of,from,to,value\r\n', ...rows.map((row) => csvRow(row))].join('');
}

type Field = string | number | null;
type CsvFields = readonly [what: string, of: Field, from: Field, to: Field, value: number];

function workRows({ work, year, due, today }: Statistics): CsvFields[] {
  const first = due.spans.map(({ from, to, cards }): CsvFields => {
    return ['due', 'day', date(from), date(to), cards];
  });
  return [
    ...work.flatMap(({ from, to, answers, milliseconds }) =>
      ANSWER_KINDS.flatMap((kind): CsvFields[] => [
        ['answers', kind, date(from), date(to), answers[kind]],
        ['seconds', kind, date(from), date(to), milliseconds[kind] / SECOND],
      ]),
    ),
    ...year.map(
      ({ day, answers }): CsvFields => ['year', 'answers', date(day), date(day), answers],
    ),
    ...first,
    ['due', 'backlog', null, date(today - 1), due.backlog],
    ['due', 'step', date(today), date(today), due.steps],
  ];
}

function tallyRows({ presses, retention, hours }: Statistics): CsvFields[] {
  return [
    ...(['learning', 'young', 'mature'] as const).flatMap((kind) =>
      presses[kind].map((count, place): CsvFields => {
        return ['presses', `${kind} ${place + 1}`, null, null, count];
      }),
    ),
    ...retention.flatMap(({ period, young, mature }): CsvFields[] => [
      ['tested', `young ${period}`, null, null, young.tested],
      ['remembered', `young ${period}`, null, null, young.passed],
      ['tested', `mature ${period}`, null, null, mature.tested],
      ['remembered', `mature ${period}`, null, null, mature.passed],
    ]),
    ...hours.flatMap(({ hour, answers, tested, passed }): CsvFields[] => [
      ['hour answers', hour, null, null, answers],
      ['hour tested', hour, null, null, tested],
      ['hour remembered', hour, null, null, passed],
    ]),
  ];
}

function cardRows(found: Statistics): CsvFields[] {
  const histograms = {
    interval: found.intervals,
    stability: found.stability,
    difficulty: found.difficulty,
    recall: found.recall,
  };
  return [
    ...CARD_STANDINGS.map((standing): CsvFields => {
      return ['cards', standing, null, null, found.cards[standing]];
    }),
    ...Object.entries(histograms).flatMap(([name, { edges, counts }]) =>
      counts.map((count, place): CsvFields => {
        return [name, 'cards', edges[place] ?? null, edges[place + 1] ?? null, count];
      }),
    ),
    ['known', 'cards', null, null, found.known],
    ...found.troubled.cards.map(({ id, lapses }): CsvFields => ['lapses', id, null, null, lapses]),
  ];
}

function date(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}
