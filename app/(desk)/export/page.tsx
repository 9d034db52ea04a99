import type { Metadata } from 'next';
import { messages } from '#app/i18n/index.ts';
import { getLanguage } from '#app/server/language.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messages(await getLanguage()).export.title };
}

const COLUMNS = 'card_id, review_time, review_rating, review_state, review_duration';

/** The ways out: everything in one file, and the review log as a table. */
export default async function ExportPage() {
  const texts = messages(await getLanguage()).export;
  return (
    <div className="grid gap-4">
      <header className="grid gap-2">
        <h1>{texts.title}</h1>
        <p className="hint">{texts.intro}</p>
      </header>
      <div className="grid gap-4 md:grid-cols-2">
        <section className="sheet grid content-start justify-items-start gap-3">
          <h2>{texts.bundle.title}</h2>
          <p>{texts.bundle.text}</p>
          <a className="button button-main" href="/api/export/kartoteka.zip" download>
            {texts.bundle.action}
          </a>
        </section>
        <section className="sheet grid content-start justify-items-start gap-3">
          <h2>{texts.reviews.title}</h2>
          <p>{texts.reviews.text}</p>
          <a className="button" href="/api/export/reviews.csv" download>
            {texts.reviews.action}
          </a>
          <p className="hint">
            {texts.columns}: <code>{COLUMNS}</code>
          </p>
        </section>
      </div>
    </div>
  );
}
