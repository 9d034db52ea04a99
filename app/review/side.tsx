import { memo, type ReactNode, type Ref } from 'react';
import { CardHtml } from '#app/parts/card-html.tsx';

interface SideProps {
  readonly ref: Ref<HTMLDivElement>;
  /** Gets the element that holds the text. */
  readonly text: Ref<HTMLDivElement>;
  readonly id: 'prompt' | 'answer';
  /** Tells a screen reader which side this is. */
  readonly name: string;
  readonly nameLanguage: string;
  readonly html: string;
  readonly language: string;
  readonly hidden: boolean;
  /** Which of its sounds were heard on the other side. */
  readonly heard?: string | undefined;
  /** What is said of the answer, above its text. */
  readonly above?: ReactNode;
}

/**
 * One side of a card. It takes the focus when it appears, and is named by its own text: so a screen reader
 * speaks it once, in its language, without a live region.
 */
export const Side = memo(function Side(props: SideProps) {
  const { ref, text, id, name, nameLanguage, html, language, hidden, heard, above } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls, this groups text
    <div
      className={`review-side review-${id}`}
      id={id}
      ref={ref}
      role="group"
      aria-labelledby={id}
      tabIndex={-1}
      lang={language}
      hidden={hidden}
      data-heard={heard}
    >
      <span className="sr-only" lang={nameLanguage}>{`${name}: `}</span>
      {above}
      <CardHtml ref={text} html={html} />
    </div>
  );
});
