import { formatMoment } from '#app/i18n/format.ts';
import { formatInterval } from '#app/i18n/format-length.ts';
import type { CardInfo } from '#lib/review/card-info.ts';
import type { CardEvent, ChainLink } from '#lib/scheduler/types.ts';
import { ChainList } from './chain-list.tsx';
import { Section } from './section.tsx';
import { dayOf, type Saying, whenOf } from './words.ts';

/** How a card stands today, and what has led to it. */
export function WhyView({ info, saying }: { readonly info: CardInfo; readonly saying: Saying }) {
  const { cause } = info;
  const { why } = saying.texts;
  return (
    <Section name="why" title={why.title}>
      <p>
        {standingText(info, saying)} {cause && causeText(cause, saying)}
      </p>
      <ChainList chain={chainOf(cause)} title={why.chain} language={saying.language} />
    </Section>
  );
}

function standingText({ standing, now }: CardInfo, saying: Saying): string {
  const {
    texts: { why },
    language,
    zone,
  } = saying;
  switch (standing.kind) {
    case 'archived':
    case 'suspended':
    case 'new':
      return why[standing.kind];
    case 'buried':
      return why.buried(whenOf(standing.until, now, saying));
    case 'due': {
      const { days, since } = standing;
      if (days > 0) return why.overdue(days, dayOf(since, saying));
      return why.today(formatMoment(since, language, zone));
    }
    case 'later':
      return why.later(whenOf(standing.at, now, saying));
  }
}

function causeText(cause: CardEvent, saying: Saying): string {
  const { texts, language } = saying;
  const date = dayOf(cause.at, saying);
  switch (cause.kind) {
    case 'answer': {
      const interval = formatInterval(cause.outcome.interval, language);
      return texts.why.answer(date, texts.rating[cause.rating], interval);
    }
    case 'practice':
    case 'retract':
      return '';
    default:
      return texts.why[cause.kind](date);
  }
}

function chainOf(cause: CardEvent | null): readonly ChainLink[] {
  if (cause?.kind === 'answer') return cause.outcome.chain;
  return cause?.kind === 'reschedule' ? cause.chain : [];
}
