import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import type { ReviewTexts } from '#app/i18n/review.en.ts';
import type { SessionCard } from '#lib/review/types.ts';
import type { Language } from '#lib/shared/settings.ts';
import { hasKeyboard } from './has-keyboard.ts';
import type { Study } from './study.ts';

/** What every field to type an answer into is given. */
export interface FieldProps {
  readonly study: Study;
  readonly card: SessionCard;
  readonly isRevealed: boolean;
  readonly texts: ReviewTexts;
}

/** Where the answer is typed: under the prompt. Enter compares, Shift and Enter begin a line, Escape leaves. */
export function TypedField(props: FieldProps & { readonly language: Language }) {
  const { study, card, isRevealed, texts, language } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => beginField(field.current, study), [study]);
  const isCode = card.check?.kind !== 'text';
  return (
    <div className="review-typing" hidden={isRevealed}>
      <label className="review-typing-label" htmlFor="typed">
        {isCode ? texts.typing.command : texts.typing.text}
      </label>
      <textarea
        {...plainTyping}
        ref={field}
        id="typed"
        className={isCode ? 'review-field review-field-code' : 'review-field'}
        rows={1}
        lang={isCode ? 'en' : card.language}
        enterKeyHint="done"
        aria-describedby="prompt typed-hint"
        onChange={(event) => study.write(event.target.value)}
        onKeyDown={(event) => onFieldKey(event, study)}
      />
      <p className="review-typing-hint" id="typed-hint" lang={language}>
        {texts.typing.hint}
      </p>
    </div>
  );
}

/** What a browser would do to prose is wrong for an answer. */
export const plainTyping = {
  autoCapitalize: 'off',
  autoComplete: 'off',
  autoCorrect: 'off',
  spellCheck: false,
  maxLength: 10_000,
} as const;

/** What was typed before the page listened is kept; the focus comes where there is a keyboard. */
export function beginField(
  field: HTMLTextAreaElement | HTMLInputElement | null,
  study: Study,
): void {
  if (!field) return;
  if (field.value !== '') study.write(field.value);
  if (hasKeyboard()) field.focus({ preventScroll: true });
}

/** Enter compares and shows the answer, Escape gives the keys back to the card. */
export function onFieldKey(event: KeyboardEvent<HTMLElement>, study: Study): void {
  if (event.nativeEvent.isComposing) return;
  if (event.key === 'Escape') {
    event.preventDefault();
    document.getElementById('prompt')?.focus({ preventScroll: true });
  } else if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
    event.preventDefault();
    // The page listens too, and must not take the same key for the answer's.
    event.stopPropagation();
    study.reveal();
  }
}
