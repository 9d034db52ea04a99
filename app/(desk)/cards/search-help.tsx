import type { CardsTexts } from '#app/i18n/cards.ts';
import { KEY_EXAMPLES, SEARCH_EXAMPLES } from './examples.ts';

/** How to search, with searches to try, and the keys of the list. */
export function SearchHelp(props: {
  readonly texts: CardsTexts;
  readonly onTry: (search: string) => void;
}) {
  const { texts, onTry } = props;
  return (
    <details className="cards-fold">
      <summary className="button-plain">{texts.help}</summary>
      <div className="cards-unfolded sheet">
        <dl className="cards-help">
          {SEARCH_EXAMPLES.map((search, index) => (
            <div key={search}>
              <dt>
                <button className="chip" type="button" onClick={() => onTry(search)}>
                  {search}
                </button>
              </dt>
              <dd>{texts.examples[index]}</dd>
            </div>
          ))}
        </dl>
        <h2>{texts.keys}</h2>
        <dl className="cards-help">
          {KEY_EXAMPLES.map((key, index) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{texts.keyHelp[index]}</dd>
            </div>
          ))}
        </dl>
      </div>
    </details>
  );
}
