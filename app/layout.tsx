import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import './globals.css';
import { messages } from '#app/i18n/index.ts';
import { KeepPages } from '#app/offline/keep-pages.tsx';
import { NonceProvider } from '#app/parts/nonce.tsx';
import { TellListening } from '#app/parts/tell-listening.tsx';
import { TellZone } from '#app/parts/tell-zone.tsx';
import { getSettings } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { getNonce } from '#app/server/nonce.ts';
import { calendarOf } from '#lib/shared/settings.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { name, tagline } = messages(await getLanguage());
  return { title: { default: name, template: `%s · ${name}` }, description: tagline };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  colorScheme: 'light dark',
};

/** What every screen has: language, theme and the browser's time zone, told once. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  // Pages are made a request at a time, so that each carries its own nonce.
  await connection();
  const [language, settings, nonce] = await Promise.all([getLanguage(), getSettings(), getNonce()]);
  return (
    <html lang={language} data-theme={settings.theme}>
      <body>
        <NonceProvider nonce={nonce}>{children}</NonceProvider>
        <KeepPages />
        <TellListening />
        {settings.zone === null && <TellZone assumed={calendarOf(settings).zone} />}
      </body>
    </html>
  );
}
