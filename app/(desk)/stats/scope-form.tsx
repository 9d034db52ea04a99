import type { Messages } from '#app/i18n/index.ts';
import type { Asked } from './ask.ts';

const RANGES = ['month', 'year', 'all'] as const;

/** Chooses what the statistics are about. A plain form: the address tells it all. */
export function ScopeForm(props: {
  readonly asked: Asked;
  /** Whether its search took longer than it may. */
  readonly isTooSlow: boolean;
  readonly texts: Messages['stats']['scope'];
}) {
  const { asked, isTooSlow, texts: scope } = props;
  return (
    <form className="stats-scope" method="get" aria-label={scope.title}>
      <label className="field">
        <span>{scope.deck}</span>
        <select name="deck" defaultValue={asked.deck?.id ?? ''}>
          <option value="">{scope.allDecks}</option>
          {asked.decks.map(({ id, title, depth }) => (
            <option key={id} value={id}>
              {`${'\u2003'.repeat(depth)}${title}`}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{scope.search}</span>
        <input
          type="search"
          name="search"
          defaultValue={asked.search}
          placeholder={scope.searchHint}
          aria-invalid={isTooSlow || asked.error !== null}
          spellCheck={false}
        />
      </label>
      <label className="field">
        <span>{scope.range}</span>
        <select name="range" defaultValue={asked.range}>
          {RANGES.map((range) => (
            <option key={range} value={range}>
              {scope.ranges[range]}
            </option>
          ))}
        </select>
      </label>
      <button className="button" type="submit">
        {scope.show}
      </button>
    </form>
  );
}
