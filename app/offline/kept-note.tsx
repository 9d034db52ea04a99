'use client';

import { useEffect, useState } from 'react';
import { offline as offlineEn } from '#app/i18n/offline.en.ts';
import { offline as offlineRu } from '#app/i18n/offline.ru.ts';
import type { Language } from '#lib/shared/settings.ts';
import { keptAt } from './kept-at.ts';

/** Says that the page is an old one, and of when; it is fetched anew once there is a connection. */
export function KeptNote({
  said,
  language,
}: {
  readonly said: 'page' | 'review';
  readonly language: Language;
}) {
  const [at, setAt] = useState<number | null>(null);
  useEffect(() => {
    const since = keptAt();
    setAt(since);
    if (since === null || said === 'review') return;
    const reload = () => location.reload();
    addEventListener('online', reload);
    return () => removeEventListener('online', reload);
  }, [said]);
  if (at === null) return null;
  const offline = language === 'ru' ? offlineRu : offlineEn;
  return (
    <p className="notice" role="status">
      {said === 'review' ? offline.keptReview : offline.kept(momentText(at, language))}
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
