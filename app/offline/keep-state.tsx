'use client';

import { useEffect, useState } from 'react';
import type { OfflineTexts } from '#app/i18n/offline.en.ts';
import { canKeep } from './keep-pages.tsx';

type State = 'preparing' | 'ready' | 'insecure' | 'unsupported';

/** Says whether this browser opens Today and Review without a network, and if not, why. */
export function KeepState({ texts }: { readonly texts: Pick<OfflineTexts, State | 'title'> }) {
  const [state, setState] = useState<State | null>(null);
  useEffect(() => {
    if (!isSecureContext) return setState('insecure');
    if (!canKeep()) return setState('unsupported');
    setState('preparing');
    void navigator.serviceWorker.ready.then(() => setState('ready'));
  }, []);
  return (
    <section aria-labelledby="without-network">
      <h2 id="without-network">{texts.title}</h2>
      <p className="text-soft" role="status">
        {state === null ? '…' : texts[state]}
      </p>
    </section>
  );
}
