import type { Messages } from '#app/i18n/index.ts';

/** The way to the options of a deck: a sign with its name for those who do not see it. */
export function OptionsLink(props: {
  readonly deck: { readonly id: string; readonly title: string };
  readonly texts: Messages;
}) {
  const { deck, texts } = props;
  const label = texts.options.label(deck.title);
  return (
    <a className="options-link" href={`/decks/${deck.id}/options`} title={label}>
      <span className="sr-only">{label}</span>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M4 7h9m5 0h2M4 17h2m5 0h9" />
        <circle cx="15.5" cy="7" r="2.5" />
        <circle cx="8.5" cy="17" r="2.5" />
      </svg>
    </a>
  );
}
