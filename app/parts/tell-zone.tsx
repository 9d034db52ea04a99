'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Tells the server the browser's time zone, and draws the page anew where the server had assumed another. */
export function TellZone({ assumed }: { readonly assumed: string }) {
  const router = useRouter();
  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const body = JSON.stringify({ zone: timeZone });
    fetch('/api/zone', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
      .then((reply) => {
        // A review under way is not disturbed: its next slice follows the new zone.
        const isReview = location.pathname.startsWith('/review');
        if (reply.ok && timeZone !== assumed && !isReview) router.refresh();
      })
      // Told again with the next page.
      .catch(() => undefined);
  }, [assumed, router]);
  return null;
}
