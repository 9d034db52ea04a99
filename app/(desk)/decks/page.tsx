import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { QuickAdd } from '#app/editor/quick-add.tsx';
import { editorTexts } from '#app/editor/words.ts';
import { type Messages, messages } from '#app/i18n/index.ts';
import { DeckTree } from '#app/parts/deck-tree.tsx';
import { getActor, getContext, getSettings } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { type ListedDeck, type LiveDeck, readDeckLists } from '#lib/library/deck-lists.ts';
import { revive } from './actions.ts';
import { DeckName } from './deck-name.tsx';
import { DeckRow } from './deck-row.tsx';
import { NewDeck } from './new-deck.tsx';
import { type Params, Told } from './told.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messages(await getLanguage()).decks.title };
}

/** The decks: what lies on the desk, what waits on the shelf, what is in the archive, and what can be done to each. */
export default async function DecksPage(props: { readonly searchParams: Promise<Params> }) {
  const lists = await readDeckLists(await getContext(), await getActor());
  const language = await getLanguage();
  const settings = await getSettings();
  const texts = messages(language);
  const editor = editorTexts(language);
  const { decks } = texts;
  const live = [...lists.desk, ...lists.shelf];
  const titles = new Map([...live, ...lists.archive].map(({ id, title }) => [id, title]));
  const rowOf = (deck: LiveDeck) => (
    <DeckRow deck={deck} titles={titles} language={language} texts={texts} />
  );
  return (
    <div className="grid gap-4">
      <header className="grid gap-2">
        <h1>{decks.title}</h1>
        <p className="hint">{decks.intro}</p>
        {live.length > 0 && (
          <div>
            <QuickAdd
              deck={null}
              language={language}
              singleKeys={settings.singleKeys}
              texts={{ open: editor.add.open, failed: editor.offline }}
            />
          </div>
        )}
      </header>
      <Told params={await props.searchParams} titles={titles} texts={decks} />
      <DeckList
        id="desk"
        title={decks.desk}
        empty={live.length === 0 ? decks.none : decks.deskEmpty}
        decks={lists.desk}
        row={rowOf}
      />
      <DeckList
        id="shelf"
        title={decks.shelf}
        empty={live.length === 0 ? decks.nothingKept : decks.shelfEmpty}
        decks={lists.shelf}
        row={rowOf}
      />
      {lists.archive.length > 0 && <Archive decks={lists.archive} texts={texts} />}
      <NewDeck decks={live} language={language} texts={decks} />
      <p>
        <a href="/import">{texts.today.toImport}</a>
      </p>
    </div>
  );
}

function DeckList(props: {
  readonly id: string;
  readonly title: string;
  readonly empty: string;
  readonly decks: readonly LiveDeck[];
  readonly row: (deck: LiveDeck) => ReactNode;
}) {
  return (
    <section aria-labelledby={props.id}>
      <h2 className="mb-2" id={props.id}>
        {props.title}
      </h2>
      {props.decks.length === 0 ? (
        <p className="text-soft">{props.empty}</p>
      ) : (
        <DeckTree decks={props.decks} row={props.row} />
      )}
    </section>
  );
}

function Archive(props: { readonly decks: readonly ListedDeck[]; readonly texts: Messages }) {
  const { decks, texts } = props;
  return (
    <details>
      <summary className="summary">{texts.decks.archive}</summary>
      <p className="hint">{texts.decks.archiveHint}</p>
      <ul className="rows">
        {decks.map((deck) => (
          <li key={deck.id} className="deck-row">
            <DeckName deck={deck} texts={texts} />
            <form action={revive} className="deck-action">
              <input type="hidden" name="deck" value={deck.id} />
              <button
                className="button"
                type="submit"
                aria-label={texts.decks.reviveLabel(deck.title)}
              >
                {texts.decks.revive}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </details>
  );
}
