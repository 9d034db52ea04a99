import type { Messages } from '#app/i18n/index.ts';
import type { LiveDeck } from '#lib/library/deck-lists.ts';
import type { Language } from '#lib/shared/settings.ts';
import { create } from './actions.ts';

/** Makes an empty deck. */
export function NewDeck(props: {
  readonly decks: readonly LiveDeck[];
  readonly language: Language;
  readonly texts: Messages['decks'];
}) {
  const { decks, language, texts } = props;
  const { create: words } = texts;
  return (
    <details className="deck-new">
      <summary className="summary">{words.title}</summary>
      <form action={create} className="deck-forms">
        <label className="field">
          <span>{words.name}</span>
          <input className="text-field" name="title" required maxLength={200} autoComplete="off" />
        </label>
        <label className="field">
          <span>{words.language}</span>
          <select name="language" defaultValue={language}>
            <option value="ru">{words.languages.ru}</option>
            <option value="en">{words.languages.en}</option>
          </select>
        </label>
        <label className="field">
          <span>{words.inside}</span>
          <select name="parent" defaultValue="">
            <option value="">{texts.place.none}</option>
            {decks.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <div>
          <button className="button button-main" type="submit">
            {words.action}
          </button>
        </div>
      </form>
    </details>
  );
}
