import { type ReactNode, useEffect, useRef } from 'react';
import { formatDuration } from '#app/i18n/format-length.ts';
import type { ReviewTexts } from '#app/i18n/review.en.ts';
import type { SessionState } from '#lib/review/session/state.ts';
import {
  dueTomorrow,
  hardestOf,
  nextDueOf,
  type Summary,
  summaryOf,
} from '#lib/review/session/summary.ts';
import type { Language } from '#lib/shared/settings.ts';
import { nextDueText } from './next-due.ts';
import { filled, formOf } from './words.ts';

const RATINGS = [1, 2, 3, 4] as const;

/** What there is to tell at the end. */
export interface EndScreenProps {
  readonly session: SessionState;
  /** Cards fell due since the end. */
  readonly hasMore: boolean;
  readonly onResume: () => void;
  readonly texts: ReviewTexts;
  readonly language: Language;
}

/** What was done today, how it went, and when the next cards come. */
export function EndScreen({ session, hasMore, onResume, texts, language }: EndScreenProps) {
  const summary = summaryOf(session);
  const isEmpty = summary.answers === 0;
  return (
    <section className="review-end" aria-labelledby="end">
      <Heading key={hasMore ? 'more' : 'end'}>
        {hasMore ? texts.moreTitle : titleOf(session, { texts, isEmpty })}
      </Heading>
      {!isEmpty && <Figures summary={summary} texts={texts} language={language} />}
      {/* The server's copy of the time formats may differ from the browser's by a space. */}
      <p className="review-next" suppressHydrationWarning>
        {hasMore ? texts.moreHint : endOf(session, { texts, language })}
      </p>
      <Hardest session={session} texts={texts.hardest} />
      <p className="review-ways">
        {hasMore && (
          <button type="button" className="button button-main" onClick={onResume}>
            {texts.resume}
          </button>
        )}
        <a className={hasMore ? 'button' : 'button button-main'} href="/">
          {texts.toToday}
        </a>
      </p>
    </section>
  );
}

function titleOf(
  { course }: SessionState,
  { texts, isEmpty }: { readonly texts: ReviewTexts; readonly isEmpty: boolean },
): string {
  if (course === 'queue') return isEmpty ? texts.emptyTitle : texts.endTitle;
  return isEmpty ? texts.custom.empty : texts.custom.end[course];
}

function endOf(
  session: SessionState,
  { texts, language }: { readonly texts: ReviewTexts; readonly language: Language },
): string {
  const isNext = session.course === 'queue' || nextDueOf(session) !== null;
  if (!isNext) return texts.custom.after;
  const next = nextDueText(session, { texts: texts.next, language });
  const tomorrow = dueTomorrow(session);
  if (tomorrow === 0) return next;
  const reviews = `${tomorrow}\u00A0${formOf(tomorrow, texts.reviews)}`;
  return `${next} ${filled(texts.tomorrow, 'reviews', reviews)}`;
}

function Heading({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLHeadingElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <h2 className="review-end-title" id="end" ref={place} tabIndex={-1}>
      {children}
    </h2>
  );
}

interface FiguresProps {
  readonly summary: Summary;
  readonly texts: ReviewTexts;
  readonly language: Language;
}

function Figures({ summary, texts, language }: FiguresProps) {
  const { answers, recalled, seconds, byRating } = summary;
  const given = RATINGS.filter((rating) => byRating[rating] > 0);
  return (
    <>
      <p className="review-done">{texts.doneToday}</p>
      <dl className="review-figures">
        <Figure value={String(answers)} name={formOf(answers, texts.answers)} />
        {recalled !== null && (
          <Figure value={formatShare(recalled, language)} name={texts.recalled} />
        )}
        <Figure value={formatDuration(seconds, language)} name={texts.time} />
      </dl>
      <ul className="review-given" aria-label={texts.ratings}>
        {given.map((rating) => (
          <li key={rating} className={`review-given-${rating}`}>
            {texts.rating[rating]} {byRating[rating]}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The cards that gave most trouble, each with the way to its text and its place in the notes. */
function Hardest(props: {
  readonly session: SessionState;
  readonly texts: ReviewTexts['hardest'];
}) {
  const { session, texts } = props;
  const cards = hardestOf(session);
  if (cards.length === 0) return null;
  return (
    <section className="review-hardest" aria-labelledby="hardest">
      <h3 id="hardest">{texts.title}</h3>
      <ul>
        {cards.map(({ card, again }) => (
          <li key={card.id}>
            <a href={`/cards/${card.id}#card-info-source`} lang={card.language}>
              {plainText(card.prompt)}
            </a>{' '}
            <span className="review-hardest-count">
              {filled(texts.again, 'count', String(again))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const LONGEST_PROMPT = 140;

/** Only after answers, and so in a browser. */
function plainText(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const text = (body.textContent ?? '').replace(/\s+/g, ' ').trim();
  return text.length > LONGEST_PROMPT ? `${text.slice(0, LONGEST_PROMPT)}…` : text;
}

function Figure({ value, name }: { readonly value: string; readonly name: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function formatShare(share: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'percent' }).format(share);
}
