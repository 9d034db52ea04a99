import type { Messages } from '#app/i18n/index.ts';
import { RowSign } from './row-sign.tsx';

/** The way to the options of a deck. */
export function OptionsLink(props: {
  readonly deck: { readonly id: string; readonly title: string };
  readonly texts: Messages;
}) {
  const { deck, texts } = props;
  return (
    <RowSign href={`/decks/${deck.id}/options`} label={texts.options.label(deck.title)}>
      <path d="M4 7h9m5 0h2M4 17h2m5 0h9" />
      <circle cx="15.5" cy="7" r="2.5" />
      <circle cx="8.5" cy="17" r="2.5" />
    </RowSign>
  );
}
