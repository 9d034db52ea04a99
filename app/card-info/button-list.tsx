import { formatInterval } from '#app/i18n/format-length.ts';
import type { CardInfo } from '#lib/review/card-info.ts';
import { ChainList } from './chain-list.tsx';
import { Section } from './section.tsx';
import { type Saying, whenOf } from './words.ts';

const BUTTONS = [
  ['again', 1],
  ['hard', 2],
  ['good', 3],
  ['easy', 4],
] as const;

/** What each of the four buttons would do now, and why. */
export function ButtonList({ info, saying }: { readonly info: CardInfo; readonly saying: Saying }) {
  const { texts, language } = saying;
  return (
    <Section name="buttons" title={texts.buttons.title}>
      <ul className="card-info-buttons">
        {BUTTONS.map(([name, rating]) => {
          const { interval, due, chain } = info.buttons[name];
          const comes = texts.buttons.comes(
            formatInterval(interval, language),
            whenOf(due, info.now, saying),
          );
          return (
            <li key={name} className={`card-info-button card-info-button-${rating}`}>
              <p>
                <strong>{texts.rating[rating]}</strong> {comes}
              </p>
              <ChainList chain={chain} title={texts.buttons.why} language={language} />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
