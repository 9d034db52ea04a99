import { useEffect, useRef, useState } from 'react';
import type {
  ReplacePreview,
  ReplaceWhere,
  ReplaceWish,
  WrongWish,
} from '#lib/library/replacing/types.ts';
import { postReplacement, Refused, type Target } from './calls.ts';

/** A replacement as it was typed. */
export interface Replacement {
  readonly wish: ReplaceWish;
  readonly where: ReplaceWhere;
}

/** How the look at a replacement stands. */
export type LookState =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'looking'; readonly done: number; readonly total: number }
  | { readonly kind: 'shown'; readonly found: ReplacePreview | WrongWish }
  | { readonly kind: 'failed'; readonly why: string };

const NOTHING: LookState = { kind: 'nothing' };

/** Looks at what a replacement would do to some cards, one at a time. */
export function useReplacement(on: Target) {
  const [state, setState] = useState<LookState>(NOTHING);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function look({ wish, where }: Replacement): Promise<void> {
    running.current?.abort();
    if (wish.find === '') {
      setState({ kind: 'shown', found: { problem: 'nothing-to-find', found: '' } });
      return;
    }
    const control = new AbortController();
    running.current = control;
    setState({ kind: 'looking', done: 0, total: 0 });
    const told = (done: number, total: number) => setState({ kind: 'looking', done, total });
    try {
      const hearing = { signal: control.signal, told };
      setState({ kind: 'shown', found: await postReplacement({ wish, where, on }, hearing) });
    } catch (error) {
      if (control.signal.aborted) return;
      setState({ kind: 'failed', why: error instanceof Refused ? error.message : '' });
    }
  }

  function forget(): void {
    running.current?.abort();
    setState(NOTHING);
  }

  return { state, look, forget, stop: forget };
}
