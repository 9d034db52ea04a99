'use client';

import { Crash } from '#app/parts/crash.tsx';

/** Stands in for a screen that fell over. */
export default function ErrorScreen({ retry }: { readonly retry: () => void }) {
  return <Crash again={retry} />;
}
