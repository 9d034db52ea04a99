import type { Messages } from '#app/i18n/index.ts';
import { RowSign } from './row-sign.tsx';

/** The way to custom study of a deck. */
export function StudyLink(props: {
  readonly deck: { readonly id: string; readonly title: string };
  readonly texts: Messages;
}) {
  const { deck, texts } = props;
  return (
    <RowSign href={`/study?deck=${deck.id}`} label={texts.study.label(deck.title)}>
      <path d="M4 6.5h9M4 12h6M4 17.5h9M17.5 14.5v6M14.5 17.5h6" />
    </RowSign>
  );
}
