import type { Messages } from '#app/i18n/index.ts';
import { takeUp } from './actions.ts';

/** The button that puts a deck on the desk. */
export function TakeUp(props: {
  readonly deck: { readonly id: string; readonly title: string };
  readonly texts: Messages;
  /** The screen to come back to. */
  readonly from: '/' | '/decks';
}) {
  const { deck, texts, from } = props;
  return (
    <form action={takeUp}>
      <input type="hidden" name="deck" value={deck.id} />
      <input type="hidden" name="from" value={from} />
      <button className="button" type="submit" aria-label={texts.decks.putOnDeskLabel(deck.title)}>
        {texts.decks.putOnDesk}
      </button>
    </form>
  );
}
