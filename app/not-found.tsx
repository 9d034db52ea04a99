import type { Metadata } from 'next';
import { messages } from '#app/i18n/index.ts';
import { getLanguage } from '#app/server/language.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messages(await getLanguage()).notFound.title };
}

/** Shown for an address that leads nowhere. */
export default async function NotFound() {
  const { notFound } = messages(await getLanguage());
  return (
    <main className="page grid justify-items-start gap-3">
      <h1>{notFound.title}</h1>
      <p>{notFound.text}</p>
      <a className="button button-main" href="/">
        {notFound.home}
      </a>
    </main>
  );
}
