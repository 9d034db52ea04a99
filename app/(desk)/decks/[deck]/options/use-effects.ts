import { type RefObject, useEffect, useRef, useState } from 'react';
import type { EffectWords } from './form-state.ts';

const PAUSE_MS = 250;

/**
 * What the form leads to as it is filled now: asked from the server a moment after each change. `given` stands until then, and
 * where the server does not answer.
 */
export function useEffects(form: RefObject<HTMLFormElement | null>, given: EffectWords) {
  const [asked, setAsked] = useState<{ over: EffectWords; said: EffectWords } | null>(null);
  const waiting = useRef<{ timer: number; stop: AbortController } | null>(null);
  useEffect(() => () => stopWaiting(waiting.current), []);
  const ask = () => {
    stopWaiting(waiting.current);
    const stop = new AbortController();
    const timer = window.setTimeout(async () => {
      const said = form.current && (await effectsOf(form.current, stop.signal));
      if (said) setAsked({ over: given, said });
    }, PAUSE_MS);
    waiting.current = { timer, stop };
  };
  // What the server said with a whole form is newer than what was asked before.
  return { effects: asked?.over === given ? asked.said : given, ask };
}

function stopWaiting(waiting: { timer: number; stop: AbortController } | null): void {
  if (waiting === null) return;
  window.clearTimeout(waiting.timer);
  waiting.stop.abort();
}

async function effectsOf(form: HTMLFormElement, signal: AbortSignal): Promise<EffectWords | null> {
  const data = new FormData(form);
  const fields = [...data].filter(([name]) => !name.startsWith('$'));
  const body = JSON.stringify({ deck: data.get('deck'), fields });
  const headers = { 'content-type': 'application/json' };
  try {
    const reply = await fetch('/api/options/effects', { method: 'POST', headers, body, signal });
    return reply.ok ? ((await reply.json()) as EffectWords) : null;
  } catch {
    return null;
  }
}
