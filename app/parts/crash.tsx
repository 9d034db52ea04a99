'use client';

import { crashTexts, documentLanguage } from '#app/i18n/crash.ts';

/** What is shown in place of a screen that fell over. */
export function Crash({ again }: { readonly again: () => void }) {
  const texts = crashTexts[documentLanguage()];
  return (
    <main className="page grid justify-items-start gap-3">
      <h1>{texts.title}</h1>
      <p role="alert">{texts.text}</p>
      <p className="flex flex-wrap gap-2">
        <button className="button button-main" type="button" onClick={again}>
          {texts.again}
        </button>
        <a className="button" href="/">
          {texts.home}
        </a>
      </p>
    </main>
  );
}
