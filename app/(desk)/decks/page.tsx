import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { type Messages, messages } from '#app/i18n/index.ts';
import { Notice } from '#app/parts/notice.tsx';
import { getActor, getContext } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { today } from '#lib/review/today.ts';
import type { TodayView } from '#lib/review/types.ts';
import { DeskRow } from './desk-row.tsx';
import { ShelfRow } from './shelf-row.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messages(await getLanguage()).decks.title };
}

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The decks: what lies on the desk, what waits on the shelf, and one click between them. */
export default async function DecksPage({ searchParams }: Props) {
  const view = await today(await getContext(), await getActor());
  const texts = messages(await getLanguage());
  const { decks } = texts;
  const moved = describeMove((await searchParams).moved, view, decks);
  return (
    <div className="grid gap-4">
      <header className="grid gap-2">
        <h1>{decks.title}</h1>
        <p className="hint">{decks.intro}</p>
      </header>
      {moved !== null && <Notice key={moved}>{moved}</Notice>}
      <DeckList id="desk" title={decks.desk} empty={decks.deskEmpty}>
        {view.decks.map((deck) => (
          <DeskRow key={deck.id} deck={deck} texts={texts} />
        ))}
      </DeckList>
      <DeckList id="shelf" title={decks.shelf} empty={emptyShelf(view, decks)}>
        {view.shelf.map((deck) => (
          <ShelfRow key={deck.id} deck={deck} texts={texts} from="/decks" />
        ))}
      </DeckList>
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
  readonly children: readonly ReactNode[];
}) {
  return (
    <section aria-labelledby={props.id}>
      <h2 className="mb-2" id={props.id}>
        {props.title}
      </h2>
      {props.children.length === 0 ? (
        <p className="text-soft">{props.empty}</p>
      ) : (
        <ul className="rows">{props.children}</ul>
      )}
    </section>
  );
}

function emptyShelf(view: TodayView, texts: Messages['decks']): string {
  return view.decks.length === 0 ? texts.none : texts.shelfEmpty;
}

/** What the last click did, told from where the deck is now. */
function describeMove(
  moved: string | string[] | undefined,
  view: TodayView,
  texts: Messages['decks'],
): string | null {
  const onDesk = view.decks.find((deck) => deck.id === moved);
  if (onDesk !== undefined) return texts.nowOnDesk(onDesk.title);
  const onShelf = view.shelf.find((deck) => deck.id === moved);
  return onShelf === undefined ? null : texts.nowOnShelf(onShelf.title);
}
