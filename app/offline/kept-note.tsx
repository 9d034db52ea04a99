'use client';

import { useEffect, useState } from 'react';
import type { Language } from '#lib/shared/settings.ts';
import { keptAt } from './kept-at.ts';
import { offlineTexts } from './texts.ts';

/** Says that the page is an old one, and of when; it is fetched anew once there is a connection. */
export function KeptNote({ language }: { readonly language: Language }) {
  const [at, setAt] = useState<number | null>(null);
  useEffect(() => {
    const since = keptAt();
    setAt(since);
    if (since === null) return;
    const reload = () => location.reload();
    addEventListener('online', reload);
    return () => removeEventListener('online', reload);
  }, []);
  if (at === null) return null;
  return (
    <p className="notice kept-note" role="status">
      {offlineTexts[language].kept(momentText(at, language))}
    </p>
  );
}

function momentText(at: number, language: Language): string {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  const day = isToday ? {} : ({ day: 'numeric', month: 'long' } as const);
  return new Intl.DateTimeFormat(language, { ...day, hour: 'numeric', minute: '2-digit' }).format(
    at,
  );
}
