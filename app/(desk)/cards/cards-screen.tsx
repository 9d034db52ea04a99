'use client';

import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { QuickAdd } from '#app/editor/quick-add.tsx';
import { editorTexts } from '#app/editor/words.ts';
import type { CardsTexts } from '#app/i18n/cards.ts';
import { formatNumber } from '#app/i18n/plural.ts';
import { deckSearch } from '#app/parts/cards-address.ts';
import { filled, formOf } from '#app/review/words.ts';
import type { AdditionDeck } from '#lib/library/editing/addition-decks.ts';
import type { Language } from '#lib/shared/settings.ts';
import { ActBar } from './act-bar.tsx';
import { CardTable } from './card-table.tsx';
import { ColumnChooser } from './column-chooser.tsx';
import { COLUMNS, type Column, FIRST_COLUMNS } from './columns.ts';
import type { CardsReply } from './replies.ts';
import { SearchHelp } from './search-help.tsx';
import { SearchLine } from './search-line.tsx';
import { type Choosing, choose, nothing, type Selection } from './selection.ts';
import { SidePanel } from './side-panel.tsx';
import { useActs } from './use-acts.ts';
import { type Found, useCards } from './use-cards.ts';
import { useKept } from './use-kept.ts';
import { useListKeys } from './use-list-keys.ts';

interface ScreenProps {
  readonly first: CardsReply;
  readonly search: string;
  readonly order: string;
  readonly language: Language;
  readonly texts: CardsTexts;
  readonly singleKeys: boolean;
  /** Names of fields of note types. */
  readonly fields: readonly string[];
  readonly decks: readonly AdditionDeck[];
}

/** The list of cards with its search, the chosen card beside it, and what can be done to the chosen ones. */
export function CardsScreen(props: ScreenProps) {
  const { first, language, texts, singleKeys } = props;
  const [search, setSearch] = useState(props.search);
  const [order, setOrder] = useState(props.order);
  const [keptColumns, keepColumns] = useKept('cards-columns', FIRST_COLUMNS);
  const columns = COLUMNS.filter((name) => keptColumns.includes(name));
  const wish = useMemo(() => ({ search, order }), [search, order]);
  const { found, more, again } = useCards(wish, first);
  const ids = useMemo(() => found.rows.map(({ id }) => id), [found.rows]);
  const [selection, select] = useReducer(
    (before: Selection, choosing: Choosing) => choose(before, choosing, ids),
    nothing,
  );
  const acts = useActs(again);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLTableElement>(null);
  const onListKey = useListKeys({ list, field, ids, selection, select, more, singleKeys });

  useEffect(() => rememberInAddress(search, order), [search, order]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search is another list
  useEffect(() => select({ kind: 'forget' }), [search, order]);

  const active = found.rows[selection.active] ?? null;
  const inDeck = active?.deckSearch ?? search;
  const editor = editorTexts(language);
  const target = selection.all ? { search } : { cards: [...selection.chosen] };
  return (
    <div className="cards">
      <h1 className="sr-only">{texts.title}</h1>
      <SearchLine
        field={field}
        search={search}
        wrong={found.wrong}
        texts={texts}
        onSearch={setSearch}
        onLeave={() => list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()}
      />
      <div className="cards-head">
        <p className="cards-count" role="status">
          {countText(found, language, texts)}
        </p>
        <QuickAdd
          deck={props.decks.find((deck) => deckSearch(deck) === inDeck)?.id ?? null}
          language={language}
          singleKeys={singleKeys}
          texts={{ open: editor.add.open, failed: editor.offline }}
          className="button-plain"
          onClosed={again}
        />
        <a className="button-plain cards-link" href="/cards/duplicates">
          {texts.duplicates.link}
        </a>
        <SearchHelp texts={texts} onTry={setSearch} />
        <ColumnChooser
          columns={columns}
          order={order}
          texts={texts}
          onChange={keepColumns}
          onOrder={setOrder}
        />
      </div>
      <ActBar
        acts={acts}
        count={selection.all ? (found.count?.count ?? ids.length) : selection.chosen.size}
        all={selection.all}
        target={target}
        fields={props.fields}
        decks={props.decks}
        language={language}
        texts={texts}
        onAct={(doing) => acts.act(doing, target)}
        onNone={() => select({ kind: 'none' })}
        onAll={ids.length > 0 ? () => select({ kind: 'all' }) : null}
      />
      {found.trouble !== null && (
        <p className="notice notice-problem" role="alert">
          {found.trouble || texts.failed}
        </p>
      )}
      <div className="cards-body">
        <CardTable
          list={list}
          rows={found.rows}
          columns={columns.length > 0 ? columns : (['prompt'] satisfies Column[])}
          order={order}
          selection={selection}
          texts={texts}
          busy={found.busy}
          more={found.end === null ? null : more}
          empty={found.wrong === null && !found.busy ? emptyText(search, texts) : null}
          onOrder={setOrder}
          onKeyDown={onListKey}
          select={select}
        />
        <SidePanel row={active} texts={texts} language={language} />
      </div>
    </div>
  );
}

function emptyText(search: string, texts: CardsTexts) {
  return search.trim() === ''
    ? { text: texts.noCards, hint: texts.noCardsHint }
    : { text: texts.none, hint: texts.noneHint };
}

function countText({ count, wrong, rows, end }: Found, language: Language, texts: CardsTexts) {
  if (wrong) return '';
  const known = count ?? (end === null ? { count: rows.length, more: false } : null);
  if (known === null) return texts.counting;
  const number = formatNumber(known.count, language);
  if (known.more) return filled(texts.moreThan, 'n', number);
  return filled(formOf(known.count, texts.found), 'n', number);
}

/** The address tells what is shown, so that it can be kept and sent; going back leads to where one came from. */
function rememberInAddress(search: string, order: string): void {
  const asked = new URLSearchParams();
  if (search !== '') asked.set('q', search);
  if (order !== '-added') asked.set('sort', order);
  const text = asked.size > 0 ? `?${asked}` : '';
  if (text !== location.search) history.replaceState(null, '', `/cards${text}`);
}
