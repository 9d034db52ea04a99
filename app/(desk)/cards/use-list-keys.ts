import { type KeyboardEvent, type RefObject, useEffect } from 'react';
import type { Choosing, Selection } from './selection.ts';

interface ListKeys {
  readonly list: RefObject<HTMLTableElement | null>;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly ids: readonly string[];
  readonly selection: Selection;
  readonly select: (choosing: Choosing) => void;
  readonly more: () => void;
  /** Whether a key without Ctrl may mean something anywhere on the page. */
  readonly singleKeys: boolean;
}

const LEAP = 10;
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: LEAP,
  PageUp: -LEAP,
};

/** The keys of the list, by place on the keyboard; gives what the list listens with. */
export function useListKeys(keys: ListKeys) {
  const { list, field, ids, selection, select, more, singleKeys } = keys;

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!singleKeys || event.code !== 'Slash' || event.ctrlKey || event.altKey || event.metaKey)
        return;
      if (
        event.target instanceof HTMLElement &&
        event.target.closest('input, select, textarea, dialog')
      )
        return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [singleKeys, field]);

  useEffect(() => {
    const { current } = list;
    const row = current?.querySelectorAll<HTMLElement>('tbody tr')[selection.active];
    if (row && current?.contains(document.activeElement)) row.focus();
  }, [list, selection.active]);

  function go(to: number, extend: boolean): void {
    if (to >= ids.length - LEAP) more();
    select({ kind: 'go', to, extend });
  }

  return (event: KeyboardEvent) => {
    const { code, shiftKey, altKey } = event;
    const isCtrl = event.ctrlKey || event.metaKey;
    if (altKey || !(event.target instanceof HTMLTableRowElement)) return;
    const step = STEPS[code];
    if (step !== undefined)
      go(Math.max(0, selection.active) + (selection.active < 0 ? 0 : step), shiftKey);
    else if (code === 'Home') go(0, shiftKey);
    else if (code === 'End') go(ids.length - 1, shiftKey);
    else if (code === 'Space') select({ kind: 'toggle', at: Math.max(0, selection.active) });
    else if (code === 'KeyA' && isCtrl) select({ kind: 'all' });
    else if (code === 'Escape') select({ kind: 'none' });
    else if (code === 'Enter' || code === 'NumpadEnter') open(ids[Math.max(0, selection.active)]);
    else return;
    event.preventDefault();
  };
}

function open(id: string | undefined): void {
  if (id !== undefined) location.assign(`/cards/${id}`);
}
