import type { Messages } from '#app/i18n/index.ts';

/** The way to custom study of a deck: a sign with its name for those who do not see it. */
export function StudyLink(props: {
  readonly deck: { readonly id: string; readonly title: string };
  readonly texts: Messages;
}) {
  const { deck, texts } = props;
  const label = texts.study.label(deck.title);
  return (
    <a className="study-link" href={`/study?deck=${deck.id}`} title={label}>
      <span className="sr-only">{label}</span>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M4 6.5h9M4 12h6M4 17.5h9M17.5 14.5v6M14.5 17.5h6" />
      </svg>
    </a>
  );
}
