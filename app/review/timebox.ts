import { useEffect, useRef } from 'react';
import { MINUTE } from '#lib/shared/instant.ts';
import type { Study } from './study.ts';

/** After the chosen minutes, between two cards, says how many there were. */
export function Timebox({ study }: { readonly study: Study }): null {
  const { timeboxMinutes } = study.settings;
  const begun = useRef<{ at: number; count: number } | null>(null);
  useEffect(() => {
    if (timeboxMinutes === 0) return;
    begun.current = { at: performance.now(), count: 0 };
    return study.session.subscribe(() => {
      const count = study.session.get().answered.length;
      const { at, count: before } = begun.current ?? { at: 0, count: 0 };
      if (count <= before || performance.now() - at < timeboxMinutes * MINUTE) return;
      begun.current = { at: performance.now(), count };
      study.showPanel('timebox', { count: count - before });
    });
  }, [study, timeboxMinutes]);
  return null;
}
