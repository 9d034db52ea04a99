import type { Tested } from '#lib/stats/types.ts';
import { type Cell, DataTable } from './data-table.tsx';
import { type Given, Section } from './section.tsx';
import type { Words } from './words.ts';

/** True retention by period. */
export function Retention({ found, words }: Given) {
  const { retention: texts } = words.texts;
  const rows = found.retention.map(({ period, young, mature }): Cell[] => [
    texts.periods[period],
    share(young, words),
    share(mature, words),
    share({ tested: young.tested + mature.tested, passed: young.passed + mature.passed }, words),
  ]);
  const head = [texts.period, texts.young, texts.mature, texts.all];
  return (
    <Section id="retention" title={texts.title} text={texts.text}>
      <DataTable table={{ caption: texts.title, head, rows }} />
    </Section>
  );
}

function share({ tested, passed }: Tested, { texts, number, percent }: Words): Cell {
  if (tested === 0) return texts.retention.none;
  return { text: percent(passed / tested), from: `${number(passed)} / ${number(tested)}` };
}
