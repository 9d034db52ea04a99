import { useCallback, useEffect, useRef, useState } from 'react';
import type { PageEnd } from '#lib/library/browse-cards.ts';
import { getCards, getCount, Refused, type Wish } from './calls.ts';
import type { CardsReply, WrongSearch } from './replies.ts';
import type { Row } from './rows.ts';

/** The list as it stands. */
export interface Found {
  readonly rows: readonly Row[];
  readonly end: PageEnd | null;
  readonly wrong: WrongSearch | null;
  /** Null until it is known. */
  readonly count: { readonly count: number; readonly more: boolean } | null;
  /** What went wrong otherwise; an empty text where the server is silent. */
  readonly trouble: string | null;
  readonly busy: boolean;
}

/** A moment after the last key, so that one search is asked and not one a letter. */
const PAUSE = 120;

/** The cards that a wish asks for, asked anew whenever it changes; `more` brings the next page, `again` the same anew. */
export function useCards(wish: Wish, first: CardsReply) {
  const [found, setFound] = useState<Found>({ ...first, count: null, trouble: null, busy: false });
  const [turn, setTurn] = useState(0);
  const running = useRef<AbortController | null>(null);
  const shown = useRef<{ wish: Wish; turn: number } | null>({ wish, turn: 0 });
  const { search, order } = wish;

  useEffect(() => {
    const control = new AbortController();
    running.current?.abort();
    running.current = control;
    const isShown = shown.current?.wish.search === search && shown.current.wish.order === order;
    const isNew = !isShown || shown.current?.turn !== turn;
    const ask = async () => {
      try {
        if (isNew) {
          setFound((before) => ({ ...before, busy: true }));
          const reply = await getCards({ search, order }, null, control.signal);
          shown.current = { wish: { search, order }, turn };
          setFound({ ...reply, count: null, trouble: null, busy: false });
          if (reply.wrong) return;
        }
        const { count, more } = await getCount(search, control.signal);
        if (count !== null) setFound((before) => ({ ...before, count: { count, more } }));
      } catch (error) {
        if (!control.signal.aborted) setFound((before) => troubled(before, error));
      }
    };
    const timer = setTimeout(ask, isNew && turn === shown.current?.turn ? PAUSE : 0);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [search, order, turn]);

  const loading = useRef(false);
  const more = useCallback(async () => {
    const { end } = found;
    const signal = running.current?.signal;
    if (end === null || loading.current || !signal) return;
    loading.current = true;
    try {
      const reply = await getCards({ search, order }, end, signal);
      setFound((before) =>
        before.end === end
          ? { ...before, rows: [...before.rows, ...reply.rows], end: reply.end }
          : before,
      );
    } catch (error) {
      if (!signal.aborted) setFound((before) => troubled(before, error));
    } finally {
      loading.current = false;
    }
  }, [found, search, order]);

  return { found, more, again: useCallback(() => setTurn((before) => before + 1), []) };
}

function troubled(before: Found, error: unknown): Found {
  return { ...before, busy: false, trouble: error instanceof Refused ? error.message : '' };
}
