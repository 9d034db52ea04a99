import type { Messages } from '#app/i18n/index.ts';

const FILES = {
  anki: '.apkg, .colpkg, collection.anki2',
  table: '.csv, .tsv, .txt',
  markdown: '.md, .zip',
  programs: '.mochi, .cards, .db',
  own: '.kartoteka.zip',
} as const;
const KINDS = ['anki', 'table', 'markdown', 'programs', 'own'] as const;

/** What can be brought, and how its files are called. */
export function Kinds({ texts }: { readonly texts: Messages['import'] }) {
  return (
    <section aria-labelledby="kinds">
      <h2 className="hint" id="kinds">
        {texts.kindsTitle}
      </h2>
      <dl className="import-kinds">
        {KINDS.map((kind) => (
          <div key={kind}>
            <dt>{texts.kinds[kind]}</dt>
            <dd>{FILES[kind]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
