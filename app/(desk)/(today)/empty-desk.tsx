import type { Messages } from '#app/i18n/index.ts';

/** Shown where no deck lies on the desk: take one from the shelf, or bring one. */
export function EmptyDesk(props: { readonly hasShelf: boolean; readonly texts: Messages }) {
  const { today } = props.texts;
  return (
    <section className="sheet grid justify-items-start gap-2">
      <h2>{props.hasShelf ? today.emptyDesk : today.noDecks}</h2>
      <p>{props.hasShelf ? today.emptyDeskHint : today.noDecksHint}</p>
      {!props.hasShelf && (
        <a className="button button-main mt-2" href="/import">
          {today.toImport}
        </a>
      )}
    </section>
  );
}
