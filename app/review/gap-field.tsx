import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { beginField, type FieldProps, onFieldKey, plainTyping } from './typed-field.tsx';

interface GapFieldProps extends FieldProps {
  /** The prompt that has the gap. */
  readonly within: RefObject<HTMLElement | null>;
}

/** Where the answer is typed: in the gap of the prompt. */
export function GapField({ within, isRevealed, ...props }: GapFieldProps) {
  const [gap, setGap] = useState<Element | null>(null);
  useLayoutEffect(() => {
    const found = within.current?.querySelector('.cloze-blank') ?? null;
    found?.replaceChildren();
    setGap(found);
  }, [within]);
  return gap && createPortal(<Gap {...props} isRevealed={isRevealed} />, gap);
}

const NARROWEST = 6;

function Gap({ study, isRevealed, texts }: FieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [size, setSize] = useState(NARROWEST);
  useLayoutEffect(() => beginField(field.current, study), [study]);
  return (
    <input
      {...plainTyping}
      ref={field}
      id="typed"
      className="review-gap"
      size={size}
      lang="en"
      readOnly={isRevealed}
      enterKeyHint="done"
      aria-label={texts.typing.gap}
      aria-describedby="prompt"
      onChange={(event) => {
        setSize(Math.max(NARROWEST, event.target.value.length + 1));
        study.write(event.target.value);
      }}
      onKeyDown={(event) => onFieldKey(event, study)}
    />
  );
}
