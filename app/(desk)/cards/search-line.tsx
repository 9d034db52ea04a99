'use client';

import type { RefObject } from 'react';
import type { CardsTexts } from '#app/i18n/cards.ts';
import { filled } from '#app/review/words.ts';
import type { WrongSearch } from './replies.ts';
import { useKept } from './use-kept.ts';

interface LineProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly search: string;
  readonly wrong: WrongSearch | null;
  readonly texts: CardsTexts;
  readonly onSearch: (search: string) => void;
  /** The keyboard goes on to the list. */
  readonly onLeave: () => void;
}

/** The field of the search, what is wrong in it, and searches that were kept. */
export function SearchLine({ field, search, wrong, texts, onSearch, onLeave }: LineProps) {
  const [kept, keep] = useKept('cards-searches', []);
  const canKeep = search.trim() !== '' && wrong === null && !kept.includes(search);
  return (
    <search className="cards-search">
      <form
        action="/cards"
        onSubmit={(event) => {
          event.preventDefault();
          onLeave();
        }}
      >
        <input
          ref={field}
          type="search"
          name="q"
          value={search}
          maxLength={2000}
          placeholder={texts.searchHint}
          aria-label={texts.search}
          aria-invalid={wrong !== null}
          aria-describedby={wrong ? 'search-wrong' : undefined}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onChange={(event) => onSearch(event.target.value)}
          onKeyDown={(event) => {
            if (event.code !== 'ArrowDown') return;
            event.preventDefault();
            onLeave();
          }}
        />
        <button
          className="button"
          type="button"
          disabled={!canKeep}
          onClick={() => keep([...kept, search])}
        >
          {texts.save}
        </button>
      </form>
      {wrong && <Wrong wrong={wrong} search={search} texts={texts} onSearch={onSearch} />}
      {kept.length > 0 && (
        <ul className="cards-kept" aria-label={texts.kept}>
          {kept.map((each) => (
            <li key={each}>
              <button className="chip" type="button" onClick={() => onSearch(each)}>
                {each}
              </button>
              <button
                className="chip-cross"
                type="button"
                aria-label={filled(texts.forget, 'name', each)}
                onClick={() => keep(kept.filter((other) => other !== each))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}

/** Where the search is wrong, marked in it, and why. */
function Wrong(props: {
  readonly wrong: WrongSearch;
  readonly search: string;
  readonly texts: CardsTexts;
  readonly onSearch: (search: string) => void;
}) {
  const { wrong, search, texts, onSearch } = props;
  const { column, endColumn, message, mended } = wrong;
  return (
    <div className="cards-wrong" id="search-wrong" role="alert">
      <p>{filled(filled(texts.wrongAt, 'n', String(column)), 'why', message)}</p>
      <p className="cards-wrong-place">
        {search.slice(0, column - 1)}
        <mark>{search.slice(column - 1, endColumn - 1) || ' '}</mark>
        {search.slice(endColumn - 1)}
      </p>
      {mended !== null && (
        <button className="button" type="button" onClick={() => onSearch(mended)}>
          {filled(texts.mend, 'text', mended)}
        </button>
      )}
    </div>
  );
}
