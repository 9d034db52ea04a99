'use client';

import './globals.css';
import { documentLanguage } from '#app/i18n/crash.ts';
import { Crash } from '#app/parts/crash.tsx';

/** Stands in for the whole document where even the layout fell over. */
export default function GlobalErrorScreen({ retry }: { readonly retry: () => void }) {
  return (
    <html lang={documentLanguage()} data-theme="system">
      <body>
        <Crash again={retry} />
      </body>
    </html>
  );
}
