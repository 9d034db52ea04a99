import { formatInterval } from '#app/i18n/format-length.ts';
import type { CardInfo } from '#lib/review/card-info.ts';
import { DAY_SECONDS } from '#lib/shared/instant.ts';
import { CurveChart } from './curve-chart.tsx';
import { Section } from './section.tsx';
import { percent, type Saying } from './words.ts';

/** What the model holds of a card, and how it fades. */
export function MemoryView({ info, saying }: { readonly info: CardInfo; readonly saying: Saying }) {
  const { memory, state } = info;
  const { texts, language } = saying;
  const words = texts.memory;
  return (
    <Section name="memory" title={words.title}>
      {memory === null && <p>{words.none}</p>}
      {memory !== null && (
        <dl className="card-info-figures">
          <Figure value={percent(memory.recall, language)} name={words.recall} />
          <Figure
            value={formatInterval(memory.stability * DAY_SECONDS, language)}
            name={words.stability}
          />
          <Figure value={oneDigit(memory.difficulty, language)} name={words.difficulty} />
          <Figure value={String(state.reps)} name={words.reps} />
          <Figure value={String(state.lapses)} name={words.lapses} />
        </dl>
      )}
      {info.curve.length > 0 && <CurveChart info={info} saying={saying} />}
    </Section>
  );
}

function Figure({ value, name }: { readonly value: string; readonly name: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function oneDigit(value: number, language: string): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);
}
