import { useEffect, useState } from 'react';
import type { OutlookWords } from '#app/api/notes/outlook-in-words.ts';
import type { Reply } from './note-calls.ts';

/** After so long without a key, what was typed is looked at. */
const PAUSE_MS = 250;

/**
 * What the text typed so far would do, asked a moment after the last key. `ask` must change exactly when the text or its place
 * does; null asks nothing.
 */
export function useOutlook(
  ask: (() => Promise<Reply<OutlookWords | null>>) | null,
): OutlookWords | null {
  const [outlook, setOutlook] = useState<OutlookWords | null>(null);
  useEffect(() => {
    if (ask === null) return setOutlook(null);
    let isWanted = true;
    const timer = setTimeout(async () => {
      const reply = await ask();
      // Where nothing can be asked, the last thing known stays.
      if (isWanted && reply.ok) setOutlook(reply.value);
    }, PAUSE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [ask]);
  return outlook;
}
