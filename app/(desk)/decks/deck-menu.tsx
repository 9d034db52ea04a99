import type { Messages } from '#app/i18n/index.ts';
import type { LiveDeck } from '#lib/library/deck-lists.ts';
import { archive, nameAsSource, nest, order, rename } from './actions.ts';

interface Given {
  readonly deck: LiveDeck;
  readonly texts: Messages['decks'];
}

/** What changes a deck, folded away: its title, its place, the archive. */
export function DeckMenu(props: Given & { readonly titles: ReadonlyMap<string, string> }) {
  const { deck, texts, titles } = props;
  return (
    <details className="deck-menu">
      <summary className="summary" aria-label={texts.moreLabel(deck.title)}>
        {texts.more}
      </summary>
      <div className="deck-forms">
        <Rename deck={deck} texts={texts} />
        <Place deck={deck} texts={texts} titles={titles} />
        <div className="deck-buttons">
          {deck.onDesk && <Order deck={deck} texts={texts} />}
          <form action={archive}>
            <input type="hidden" name="deck" value={deck.id} />
            <button className="button" type="submit">
              {texts.archiveAction}
            </button>
          </form>
        </div>
      </div>
    </details>
  );
}

function Rename({ deck, texts }: Given) {
  return (
    <>
      <form action={rename} className="deck-form">
        <input type="hidden" name="deck" value={deck.id} />
        <label className="field">
          <span>{texts.rename.title}</span>
          <input
            className="text-field"
            name="title"
            defaultValue={deck.title}
            lang={deck.language}
            required
            maxLength={200}
            autoComplete="off"
          />
        </label>
        <button className="button" type="submit">
          {texts.rename.action}
        </button>
      </form>
      {deck.sourceTitle !== null && (
        <form action={nameAsSource}>
          <input type="hidden" name="deck" value={deck.id} />
          <button className="button-plain" type="submit">
            {texts.rename.back(deck.sourceTitle)}
          </button>
        </form>
      )}
    </>
  );
}

function Place({ deck, texts, titles }: Given & { readonly titles: ReadonlyMap<string, string> }) {
  if (deck.places.length === 0 && deck.parent === null) return null;
  return (
    <form action={nest} className="deck-form">
      <input type="hidden" name="deck" value={deck.id} />
      <label className="field">
        <span>{texts.place.title}</span>
        <select name="parent" defaultValue={deck.parent ?? ''}>
          <option value="">{texts.place.none}</option>
          {deck.places.map((id) => (
            <option key={id} value={id}>
              {titles.get(id)}
            </option>
          ))}
        </select>
      </label>
      <button className="button" type="submit">
        {texts.place.action}
      </button>
    </form>
  );
}

function Order({ deck, texts }: Given) {
  const ways = [
    { way: 'up', name: texts.up, label: texts.upLabel(deck.title), isEnd: deck.isFirst },
    { way: 'down', name: texts.down, label: texts.downLabel(deck.title), isEnd: deck.isLast },
  ] as const;
  return ways.map(({ way, name, label, isEnd }) => (
    <form key={way} action={order}>
      <input type="hidden" name="deck" value={deck.id} />
      <input type="hidden" name="way" value={way} />
      <button className="button" type="submit" aria-label={label} disabled={isEnd}>
        {name}
      </button>
    </form>
  ));
}
