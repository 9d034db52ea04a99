'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { FitProgress } from '#app/api/fit/route.ts';

const POLL_MS = 500;

/** How far the work is; when it has ended the page is drawn anew. */
export function Progress(props: {
  readonly deck: string;
  readonly progress: number;
  readonly label: string;
}) {
  const { deck, label } = props;
  const [progress, setProgress] = useState(props.progress);
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(async () => {
      const told = await ask(deck);
      if (told === null) return;
      setProgress(told.progress);
      if (told.state !== 'running') router.refresh();
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [deck, router]);
  return (
    <>
      <p role="status">{label}</p>
      <progress className="progress" max={1} value={progress} aria-label={label} />
    </>
  );
}

/** Null where the server does not answer just now. */
async function ask(deck: string): Promise<FitProgress | null> {
  try {
    const reply = await fetch(`/api/fit?deck=${deck}`, { cache: 'no-store' });
    return reply.ok ? ((await reply.json()) as FitProgress) : null;
  } catch {
    return null;
  }
}
