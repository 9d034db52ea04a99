'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { watchOtherTabs } from '#app/parts/other-tabs.ts';
import type { UserId } from '#lib/shared/ids.ts';

/** Draws the page anew when cards were answered in another tab, and when the person comes back to it. */
export function FollowAnswers({ user }: { readonly user: UserId }) {
  const router = useRouter();
  useEffect(() => {
    const ended = new AbortController();
    const refresh = () => document.visibilityState === 'visible' && router.refresh();
    document.addEventListener('visibilitychange', refresh, { signal: ended.signal });
    const elsewhere = watchOtherTabs(user);
    elsewhere.listen(refresh);
    return () => {
      ended.abort();
      elsewhere.close();
    };
  }, [router, user]);
  return null;
}
