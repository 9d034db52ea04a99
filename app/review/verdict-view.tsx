import type { ReactNode } from 'react';
import type { ReviewTexts } from '#app/i18n/review.en.ts';
import type { Piece, Reason } from '#lib/render/answers/comparison.ts';
import { proposedRating } from '#lib/review/session/attempt.ts';
import { itemCount, mannerOf } from '#lib/review/session/manner.ts';
import type { Shown } from '#lib/review/session/state.ts';
import type { Language } from '#lib/shared/settings.ts';

interface VerdictProps {
  readonly shown: Shown;
  readonly texts: ReviewTexts;
  readonly language: Language;
}

const SIGN = { exact: '✓', equivalent: '✓', near: '≈', different: '✗' } as const;
/** More reasons than these nobody reads. */
const MOST_REASONS = 4;

/** What came of an attempt, in words: first on the answer side, so that it is read first. */
export function VerdictView({ shown, texts, language }: VerdictProps) {
  if (mannerOf(shown.card) === 'tick') return <Ticked {...{ shown, texts, language }} />;
  const { attempt } = shown;
  if (attempt === null) return null;
  const { comparison, typed } = attempt;
  const isChoice = mannerOf(shown.card) === 'choose';
  const verdict = comparison?.verdict ?? 'unknown';
  const isWrong = verdict === 'near' || verdict === 'different';
  return (
    <div className={`review-verdict review-verdict-${verdict}`} lang={language}>
      <p className="review-verdict-word">
        <span aria-hidden="true">{verdict === 'unknown' ? '?' : SIGN[verdict]}</span>{' '}
        <strong>{isChoice && isWrong ? texts.verdict.choice : texts.verdict[verdict]}</strong>{' '}
        <Proposal {...{ shown, texts }} />
      </p>
      {comparison && comparison.why.length > 0 && (
        <ul className="review-why">
          {comparison.why.slice(0, MOST_REASONS).map((reason) => (
            <li key={JSON.stringify(reason)}>{sentence(reason, texts)}</li>
          ))}
        </ul>
      )}
      {!isChoice && verdict !== 'exact' && (
        <dl className="review-compared">
          <Line
            name={texts.compared.typed}
            pieces={comparison?.typed ?? asIs(typed)}
            side="typed"
          />
          {comparison && (
            <Line name={texts.compared.right} pieces={comparison.right} side="right" />
          )}
        </dl>
      )}
    </div>
  );
}

function Ticked({ shown, texts, language }: VerdictProps) {
  const { marked, card } = shown;
  return (
    <div className="review-verdict review-verdict-ticks" lang={language}>
      <p className="review-verdict-word" role="status">
        {marked.length === 0
          ? texts.list.tick
          : `${texts.list.ticked} ${marked.length} / ${itemCount(card)}. `}
        {marked.length > 0 && <Proposal {...{ shown, texts }} />}
      </p>
    </div>
  );
}

function Proposal({ shown, texts }: Omit<VerdictProps, 'language'>) {
  return (
    <span className="review-proposal">
      {texts.proposed} <b>{texts.rating[proposedRating(shown)]}</b>
    </span>
  );
}

interface LineProps {
  readonly name: string;
  readonly pieces: readonly Piece[];
  readonly side: 'typed' | 'right';
}

function Line({ name, pieces, side }: LineProps) {
  const Off = side === 'typed' ? 'del' : 'ins';
  let at = 0;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <code translate="no">
          {pieces.map(({ text, isOff }) => {
            at += text.length;
            return isOff ? <Off key={at}>{text}</Off> : <span key={at}>{text}</span>;
          })}
        </code>
      </dd>
    </div>
  );
}

function asIs(text: string): readonly Piece[] {
  return [{ text, isOff: false }];
}

/** A reason in words; `{a}` is of what was typed, `{b}` of what is right. */
function sentence(reason: Reason, texts: ReviewTexts): ReactNode[] {
  const values: Record<string, string | number> = { ...reason };
  return texts.why[reason.code].split(/(\{\w+\})/).map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    const value = name === undefined ? undefined : values[name];
    if (typeof value !== 'string') return value ?? part;
    return (
      <code key={part} translate="no">
        {value}
      </code>
    );
  });
}
