import { CARD_STANDINGS } from '#lib/stats/types.ts';
import { BarChart } from './bar-chart.tsx';
import { daysName, histogramChart, rangeName, shareName } from './charts.ts';
import { DataTable } from './data-table.tsx';
import { type Given, Section } from './section.tsx';

/** How many cards there are of each kind. */
export function Standings({ found: { cards }, words }: Given) {
  const { texts, number, percent } = words;
  const all = CARD_STANDINGS.reduce((sum, standing) => sum + cards[standing], 0);
  const rows = CARD_STANDINGS.map((standing) => [
    texts.standings[standing],
    number(cards[standing]),
    percent(cards[standing] / all),
  ]);
  const table = {
    caption: texts.standings.title,
    head: ['', texts.cards, texts.share],
    rows: [...rows, [texts.sum, number(all), percent(1)]],
  };
  return (
    <Section id="standings" title={texts.standings.title}>
      <DataTable table={table} />
    </Section>
  );
}

/** How intervals, stability, difficulty and recall are spread. */
export function Distributions({ found, words }: Given) {
  const { texts, decimal } = words;
  const begun = found.recall.counts.reduce((sum, count) => sum + count, 0);
  const charts = [
    { ...texts.intervals, id: 'intervals', of: found.intervals, name: daysName(words), also: null },
    {
      ...texts.stability,
      id: 'stability',
      of: found.stability,
      name: rangeName(words),
      also: null,
    },
    {
      ...texts.difficulty,
      id: 'difficulty',
      of: found.difficulty,
      name: (low: number, high: number | null) => rangeName(words)(low, high ?? 10),
      also:
        found.difficulty.mean === null
          ? null
          : texts.difficulty.mean(decimal(found.difficulty.mean)),
    },
    {
      ...texts.recall,
      id: 'recall',
      of: found.recall,
      name: shareName(words),
      also: begun === 0 ? null : texts.recall.known(Math.round(found.known), begun),
    },
  ];
  return charts.map(({ id, title, text, of, name, also }) => (
    <Section key={id} id={id} title={title} text={text}>
      <BarChart chart={histogramChart(of, words, { label: title, name })} summary={texts.table} />
      {also !== null && <p>{also}</p>}
    </Section>
  ));
}
