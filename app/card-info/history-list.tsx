import { formatFullMoment } from '#app/i18n/format.ts';
import { formatInterval } from '#app/i18n/format-length.ts';
import type { CardInfo, HistoryEntry } from '#lib/review/card-info.ts';
import type { CardEvent } from '#lib/scheduler/types.ts';
import type { EventId } from '#lib/shared/ids.ts';
import { DAY_SECONDS, SECOND } from '#lib/shared/instant.ts';
import { Section } from './section.tsx';
import { percent, type Saying } from './words.ts';

/** Everything that happened to a card, the newest first; what was taken back stays in sight. */
export function HistoryList({
  info,
  saying,
}: {
  readonly info: CardInfo;
  readonly saying: Saying;
}) {
  const { history, events } = info;
  const words = saying.texts.history;
  return (
    <Section name="history" title={words.title}>
      {history.length === 0 && <p>{words.none}</p>}
      {history.length < events && <p className="hint">{words.cut(history.length, events)}</p>}
      <ol className="card-info-history">
        {history.map((entry) => (
          <Entry key={entry.event.id} entry={entry} all={history} saying={saying} />
        ))}
      </ol>
    </Section>
  );
}

interface EntryProps {
  readonly entry: HistoryEntry;
  readonly all: readonly HistoryEntry[];
  readonly saying: Saying;
}

function Entry({ entry, all, saying }: EntryProps) {
  const { event, isRetracted } = entry;
  const { texts, language, zone } = saying;
  const rating = 'rating' in event ? event.rating : null;
  const name = titleOf(event, { all, saying });
  return (
    <li className={rating === null ? undefined : `card-info-rated-${rating}`}>
      <p className="card-info-when">
        <strong>{isRetracted ? <s>{name}</s> : name}</strong>{' '}
        <time>{formatFullMoment(event.at, language, zone)}</time>
      </p>
      <p className="card-info-facts">
        {[...factsOf(entry, saying), ...(isRetracted ? [texts.history.isRetracted] : [])].join(
          ' · ',
        )}
      </p>
    </li>
  );
}

function titleOf(event: CardEvent, { all, saying }: Omit<EntryProps, 'entry'>): string {
  const { rating, history } = saying.texts;
  switch (event.kind) {
    case 'answer':
      return rating[event.rating];
    case 'practice':
      return `${history.practice}: ${rating[event.rating]}`;
    case 'retract': {
      const targetOf = ({ target }: { target: EventId }) =>
        all.find(({ event: { id } }) => id === target)?.event;
      const target = targetOf(event);
      if (!target) return history.retract;
      const again = target.kind === 'retract' ? targetOf(target) : undefined;
      if (again) return history.again(titleOf(again, { all, saying }));
      return history.retractOf(titleOf(target, { all, saying }));
    }
    default:
      return history[event.kind];
  }
}

/** What is worth knowing of an entry, in a few words each. */
function factsOf({ event, memory }: HistoryEntry, { texts, language }: Saying): string[] {
  const { history, phase } = texts;
  const interval = (seconds: number) => formatInterval(seconds, language);
  const stable = memory ? [history.stability(interval(memory.stability * DAY_SECONDS))] : [];
  const took = (ms: number) => history.took(interval(ms / SECOND));
  switch (event.kind) {
    case 'answer':
      return [
        history.interval(interval(event.outcome.interval)),
        phase[event.phaseBefore],
        ...(event.recall === null ? [] : [history.recall(percent(event.recall, language))]),
        took(event.durationMs),
        ...stable,
        ...(event.typed === null ? [] : [history.typed(event.typed)]),
      ];
    case 'practice':
      return [took(event.durationMs)];
    case 'baseline':
      return [
        ...(event.schedule ? [history.interval(interval(event.schedule.interval))] : [phase.new]),
        ...stable,
      ];
    case 'set-due':
    case 'reschedule':
      return [history.interval(interval(event.schedule.interval))];
    case 'reset':
      return [phase.new];
    case 'retract':
      return [];
  }
}
