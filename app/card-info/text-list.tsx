import { WordDiff } from '#app/parts/word-diff.tsx';
import type { WordDiffPart } from '#lib/bundle/text-diff.ts';
import type { CardInfo } from '#lib/review/card-info.ts';
import type { CardText } from '#lib/review/card-texts.ts';
import { Section } from './section.tsx';
import { dayOf, type Saying } from './words.ts';

/** The texts that a card has had, with what changed from one to the next. */
export function TextList({ info, saying }: { readonly info: CardInfo; readonly saying: Saying }) {
  const { texts: all, language: ofCard } = info;
  const { texts } = saying;
  const words = texts.texts;
  const date = ({ since }: CardText) => dayOf(since, saying);
  const [only] = all;
  return (
    <Section name="texts" title={words.title}>
      {all.length === 1 && only && <p>{words.only(date(only))}</p>}
      {all.length > 1 && (
        <ol className="card-info-texts" reversed>
          {all.map((text, index) => (
            <li key={text.revision}>
              <p className="hint">
                {index === all.length - 1 ? words.first(date(text)) : words.since(date(text))}
              </p>
              <TextSide name={words.prompt} side={text.prompt} {...{ ofCard, saying }} />
              <TextSide name={words.answer} side={text.answer} {...{ ofCard, saying }} />
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function TextSide(props: {
  readonly name: string;
  readonly side: readonly WordDiffPart[];
  readonly ofCard: string;
  readonly saying: Saying;
}) {
  const { name, side, ofCard, saying } = props;
  return (
    <p className="card-info-text">
      <span className="card-info-name">{name}</span>{' '}
      <WordDiff diff={side} texts={saying.texts.diff} language={ofCard} />
    </p>
  );
}
