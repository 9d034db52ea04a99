import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { messages } from '#app/i18n/index.ts';
import { KeptNote } from '#app/offline/kept-note.tsx';
import { ClockNote } from '#app/parts/clock-note.tsx';
import { LanguageSwitch } from '#app/parts/language-switch.tsx';
import { Sections } from '#app/parts/sections.tsx';
import { getLanguage } from '#app/server/language.ts';
import { PATH_HEADER } from '#app/server/security-headers.ts';

/** What stands around every screen but the review. */
export default async function DeskLayout({ children }: { readonly children: ReactNode }) {
  const language = await getLanguage();
  const { name, chrome } = messages(language);
  const path = (await headers()).get(PATH_HEADER) ?? '';
  return (
    <div className="desk">
      <a className="skip" href="#main">
        {chrome.skip}
      </a>
      <header className="masthead">
        <a className="brand" href="/" aria-label={chrome.home}>
          {name}
        </a>
        <Sections path={path} texts={chrome} />
        <LanguageSwitch texts={chrome.switchLanguage} path={path} />
      </header>
      <main className="page" id="main" tabIndex={-1}>
        <KeptNote language={language} />
        {children}
      </main>
      <footer className="colophon">
        <ClockNote />
      </footer>
    </div>
  );
}
