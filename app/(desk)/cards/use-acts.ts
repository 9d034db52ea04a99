import { useRef, useState } from 'react';
import { type DoingInput, postAct, postUndo, Refused, type Target } from './calls.ts';

/** How an act on many cards stands. */
export type ActState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly cards: number; readonly operation: string | null }
  | { readonly kind: 'stopped' | 'undone' | 'undo-failed' }
  | { readonly kind: 'failed'; readonly why: string };

/** Doing something to the chosen cards, one thing at a time; `changed` is called when the list stands otherwise. */
export function useActs(changed: () => void) {
  const [state, setState] = useState<ActState>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);

  async function act(doing: DoingInput, on: Target): Promise<void> {
    if (running.current) return;
    const control = new AbortController();
    running.current = control;
    setState({ kind: 'running', done: 0, total: 'cards' in on ? on.cards.length : 0 });
    const told = (done: number, total: number) => setState({ kind: 'running', done, total });
    try {
      const { cards, operation } = await postAct({ doing, on }, { signal: control.signal, told });
      setState({ kind: 'done', cards, operation });
      changed();
    } catch (error) {
      const why = error instanceof Refused ? error.message : '';
      setState(control.signal.aborted ? { kind: 'stopped' } : { kind: 'failed', why });
    } finally {
      running.current = null;
    }
  }

  async function undo(operation: string): Promise<void> {
    try {
      await postUndo(operation);
      setState({ kind: 'undone' });
      changed();
    } catch {
      setState({ kind: 'undo-failed' });
    }
  }

  return { state, act, undo, stop: () => running.current?.abort() };
}
