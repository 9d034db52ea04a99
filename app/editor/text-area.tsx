import { type KeyboardEvent, type Ref, useEffect, useId } from 'react';

interface TextAreaProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Language of what is typed. */
  readonly language: string;
  readonly rows: number;
  readonly isCode?: boolean;
  readonly hint?: string;
  /** Where the text begins. */
  readonly direction?: 'ltr' | 'rtl' | 'auto';
  /** What stands there while it is empty. */
  readonly placeholder?: string;
  readonly ref?: Ref<HTMLTextAreaElement>;
  /** It takes the focus when it appears. */
  readonly isFirst?: boolean;
}

/** A field for several lines, with its name above it. */
export function TextArea(props: TextAreaProps) {
  const { label, value, onChange, language, rows, isCode = false, hint, ref, isFirst } = props;
  const { direction, placeholder } = props;
  const id = useId();
  useEffect(() => {
    if (isFirst) document.getElementById(id)?.focus();
  }, [id, isFirst]);
  return (
    <div className="editor-field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        ref={ref}
        className={isCode ? 'editor-text editor-code' : 'editor-text'}
        lang={language}
        dir={direction}
        placeholder={placeholder}
        rows={rows}
        value={value}
        spellCheck={!isCode}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** Whether a key press in a form means that it is done. */
export function isDone({ ctrlKey, metaKey, code }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && (code === 'Enter' || code === 'NumpadEnter');
}
