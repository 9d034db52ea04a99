import type { Tested } from '#lib/stats/types.ts';
import { DataTable } from './data-table.tsx';
import { type Given, Section } from './section.tsx';
import type { Words } from './words.ts';

/** True retention by period. */
export function Retention({ found, words }: Given) {
  const { retention: texts } = words.texts;
  const rows = found.retention.map(({ period, young, mature }) => [
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

function share({ tested, passed }: Tested, { texts, number, percent }: Words): string {
  if (tested === 0) return texts.retention.none;
  return `${percent(passed / tested)} (${number(passed)}/${number(tested)})`;
}
