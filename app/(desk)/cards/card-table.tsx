'use client';

import {
  type KeyboardEvent,
  type MouseEvent,
  memo,
  type RefObject,
  useEffect,
  useRef,
} from 'react';
import type { CardsTexts } from '#app/i18n/cards.ts';
import { filled } from '#app/review/words.ts';
import { type Column, NUMBERS, orderText, readOrder } from './columns.ts';
import type { Row } from './rows.ts';
import type { Choosing, Selection } from './selection.ts';

interface TableProps {
  readonly list: RefObject<HTMLTableElement | null>;
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  readonly order: string;
  readonly selection: Selection;
  readonly texts: CardsTexts;
  readonly busy: boolean;
  /** Brings the next page; null where there is none. */
  readonly more: (() => void) | null;
  /** What an empty list means; null while that is not known. */
  readonly empty: { readonly text: string; readonly hint: string } | null;
  readonly onOrder: (order: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly select: (choosing: Choosing) => void;
}

/** The found cards: a table, or on a phone a card for each. The next page comes as one nears the end. */
export function CardTable(props: TableProps) {
  const { list, rows, columns, selection, texts, busy, more, empty, select } = props;
  if (rows.length === 0) {
    return (
      <div className="cards-list">
        {empty && (
          <p className="cards-none">
            {empty.text} <span className="hint">{empty.hint}</span>
          </p>
        )}
      </div>
    );
  }
  const reachable = Math.max(0, selection.active);
  return (
    <div className="cards-list" aria-busy={busy}>
      <table
        className="cards-table"
        ref={list}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are chosen here, which a plain table has no word for
        role="grid"
        aria-label={texts.list}
        aria-multiselectable="true"
        aria-rowcount={more ? -1 : rows.length + 1}
        onKeyDown={props.onKeyDown}
      >
        <thead>
          <tr>
            {columns.map((name) => (
              <HeadCell key={name} name={name} {...props} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <CardRow
              key={row.id}
              row={row}
              index={index}
              columns={columns}
              texts={texts}
              isChosen={selection.all || selection.chosen.has(row.id)}
              isActive={index === selection.active}
              isReachable={index === reachable}
              select={select}
            />
          ))}
        </tbody>
      </table>
      {more && <More texts={texts} more={more} />}
    </div>
  );
}

function HeadCell({ name, order, texts, onOrder }: TableProps & { readonly name: Column }) {
  const now = readOrder(order);
  const isBy = now.by === name;
  const next = orderText({ by: name, falling: isBy ? !now.falling : name === 'added' });
  const sort = isBy ? (now.falling ? 'descending' : 'ascending') : 'none';
  return (
    <th
      className={NUMBERS.has(name) ? 'number' : ''}
      scope="col"
      aria-sort={sort}
      data-column={name}
    >
      <button type="button" onClick={() => onOrder(next)}>
        {texts.column[name]}
        <span aria-hidden="true">{isBy ? (now.falling ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  );
}

interface RowProps {
  readonly row: Row;
  readonly index: number;
  readonly columns: readonly Column[];
  readonly texts: CardsTexts;
  readonly isChosen: boolean;
  readonly isActive: boolean;
  /** Tab leads to this row. */
  readonly isReachable: boolean;
  readonly select: (choosing: Choosing) => void;
}

const CardRow = memo(function CardRow(props: RowProps) {
  const { row, index, columns, texts, isChosen, isActive, isReachable, select } = props;
  const onClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey) select({ kind: 'toggle', at: index });
    else select({ kind: 'go', to: index, extend: event.shiftKey });
  };
  return (
    <tr
      className={row.resting ? 'resting' : ''}
      aria-selected={isChosen}
      data-active={isActive || undefined}
      tabIndex={isReachable ? 0 : -1}
      onClick={onClick}
    >
      {columns.map((name) => (
        <td
          key={name}
          className={NUMBERS.has(name) ? 'number' : ''}
          data-column={name}
          data-label={texts.column[name]}
          lang={name === 'prompt' || name === 'answer' ? row.language : undefined}
        >
          {name === 'prompt' && <Marks row={row} texts={texts} />}
          {row.cells[name]}
        </td>
      ))}
    </tr>
  );
});

function Marks({ row, texts }: { readonly row: Row; readonly texts: CardsTexts }) {
  const flag = texts.flags[row.flag] ?? '';
  return (
    <>
      {row.flag > 0 && (
        <span
          className="flag"
          data-flag={row.flag}
          role="img"
          aria-label={filled(texts.flagged, 'name', flag)}
        />
      )}
      {row.marked && (
        <span className="star" role="img" aria-label={texts.marked}>
          ★
        </span>
      )}
    </>
  );
}

/** Asks for more by itself when it comes near the window, and by a press where a browser does not tell. */
function More({ texts, more }: { readonly texts: CardsTexts; readonly more: () => void }) {
  const place = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && more(), {
      rootMargin: '600px',
    });
    if (place.current) seen.observe(place.current);
    return () => seen.disconnect();
  }, [more]);
  return (
    <button className="button" type="button" ref={place} onClick={more}>
      {texts.more}
    </button>
  );
}
