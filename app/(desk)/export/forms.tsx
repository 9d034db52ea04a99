import type { ReactNode } from 'react';
import type { ExportTexts } from '#app/i18n/export.en.ts';
import { Notice } from '#app/parts/notice.tsx';
import type { DeckInList } from '#lib/library/list-decks.ts';
import { withPaths } from './deck-paths.ts';

interface Scope {
  readonly decks: readonly DeckInList[];
  readonly texts: ExportTexts;
  readonly asked: Asked;
}

/** What stands in a form when it is opened. */
export interface Asked {
  /** Key of the deck that was chosen; empty for all. */
  readonly deck: string;
  readonly search: string;
  readonly progress: boolean;
  readonly media: boolean;
  /** The format that was chosen among the texts. */
  readonly format: string;
  /** Why no file came of it; null where nobody has asked yet. */
  readonly problem: string | null;
}

/** Where files come from. */
const FILE = '/api/export/file';

const REVIEW_COLUMNS = 'card_id, review_time, review_rating, review_state, review_duration';

/** Cards for Anki, and the whole collection. */
export function AnkiForm(scope: Scope) {
  const { texts, asked } = scope;
  return (
    <Way name="anki" title={texts.anki.title} text={texts.anki.text}>
      <form action={FILE} method="get" className="export-form">
        <input type="hidden" name="format" value="apkg" />
        <ScopeFields {...scope} of="anki" />
        <Tick name="progress" text={texts.progress} checked={asked.progress} />
        <Tick name="media" text={texts.media} checked={asked.media} />
        <button className="button button-main" type="submit">
          {texts.anki.action}
        </button>
      </form>
      <form action={FILE} method="get" className="export-aside">
        <input type="hidden" name="format" value="colpkg" />
        <input type="hidden" name="progress" value="on" />
        <input type="hidden" name="media" value="on" />
        <p className="hint">{texts.anki.whole}</p>
        <button className="button" type="submit">
          {texts.anki.wholeAction}
        </button>
      </form>
    </Way>
  );
}

/** The texts without progress. */
export function NotesForm(scope: Scope) {
  const { texts, asked } = scope;
  return (
    <Way name="notes" title={texts.notes.title} text={texts.notes.text}>
      <form action={FILE} method="get" className="export-form">
        <ScopeFields {...scope} of="notes" />
        <div className="field">
          <label htmlFor="notes-format">{texts.notes.as}</label>
          <select id="notes-format" name="format" defaultValue={asked.format}>
            <option value="markdown">{texts.notes.markdown}</option>
            <option value="csv">{texts.notes.csv}</option>
          </select>
        </div>
        <Tick name="media" text={texts.notes.media} checked={asked.media} />
        <button className="button" type="submit">
          {texts.notes.action}
        </button>
      </form>
    </Way>
  );
}

/** Progress as tables. */
export function LogForms({ texts }: Pick<Scope, 'texts'>) {
  return (
    <Way name="log" title={texts.log.title} text={texts.log.text}>
      <p className="export-buttons">
        <a className="button" href="/api/export/reviews.csv">
          {texts.log.reviews}
        </a>
        <a className="button" href={`${FILE}?format=cards`}>
          {texts.log.cards}
        </a>
      </p>
      <p className="hint">
        {texts.log.columns}: <code>{REVIEW_COLUMNS}</code>
      </p>
    </Way>
  );
}

/** A sheet for each deck. */
export function PrintLinks({ decks, texts }: Pick<Scope, 'decks' | 'texts'>) {
  return (
    <Way name="print" title={texts.print.title} text={texts.print.text}>
      {decks.length === 0 ? (
        <p className="hint">{texts.print.none}</p>
      ) : (
        <ul className="export-decks">
          {withPaths(decks).map(({ id, path }) => (
            <li key={id}>
              <a href={`/decks/${id}/print`}>{path.join(' › ')}</a>
            </li>
          ))}
        </ul>
      )}
    </Way>
  );
}

function Way(props: {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="sheet grid content-start gap-3" aria-labelledby={props.name}>
      <h2 id={props.name}>{props.title}</h2>
      <p>{props.text}</p>
      {props.children}
    </section>
  );
}

function ScopeFields({ decks, texts, asked, of }: Scope & { readonly of: string }) {
  const { deck, search, problem } = asked;
  return (
    <>
      {problem !== null && <Notice problem>{problem}</Notice>}
      <div className="field">
        <label htmlFor={`${of}-deck`}>{texts.deck}</label>
        <select id={`${of}-deck`} name="deck" defaultValue={deck}>
          <option value="">{texts.all}</option>
          {decks.map(({ id, key, title, depth }) => (
            <option key={id} value={key}>
              {`${'\u2003'.repeat(depth)}${title}`}
            </option>
          ))}
        </select>
      </div>
      <details className="export-search" open={search !== ''}>
        <summary>{texts.search}</summary>
        <div className="field">
          <input
            id={`${of}-search`}
            type="text"
            name="search"
            defaultValue={search}
            aria-label={texts.search}
            aria-invalid={problem !== null || undefined}
            aria-describedby={`${of}-search-hint`}
          />
          <p className="hint" id={`${of}-search-hint`}>
            {texts.searchHint}
          </p>
        </div>
      </details>
    </>
  );
}

function Tick(props: { readonly name: string; readonly text: string; readonly checked: boolean }) {
  return (
    <label className="choice">
      <input type="checkbox" name={props.name} value="on" defaultChecked={props.checked} />
      {props.text}
    </label>
  );
}
