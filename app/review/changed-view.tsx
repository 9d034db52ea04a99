import type { ReviewTexts } from '#app/i18n/review.en.ts';
import { WordDiff } from '#app/parts/word-diff.tsx';
import type { TextChange } from '#lib/review/types.ts';

interface ChangedViewProps {
  readonly changed: TextChange;
  readonly texts: ReviewTexts['changed'];
  /** Language of the card. */
  readonly language: string;
}

/** Says what of a card reads otherwise than when it was answered last. */
export function ChangedView({ changed, texts, language }: ChangedViewProps) {
  const sides = (['prompt', 'answer'] as const).filter((side) =>
    changed[side].some(({ kind }) => kind !== 'same'),
  );
  return (
    <aside className="review-changed" aria-label={texts.title}>
      <p>
        <strong>{texts.title}</strong>
      </p>
      {sides.map((side) => (
        <p key={side}>
          <span className="card-info-name">{texts[side]}</span>{' '}
          <WordDiff diff={changed[side]} texts={texts} language={language} />
        </p>
      ))}
    </aside>
  );
}
