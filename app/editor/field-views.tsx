import { useId, useRef } from 'react';
import type { EditorTexts } from '#app/i18n/editor.en.ts';
import { textOfPlainField } from '#lib/library/editing/field-text.ts';
import type { EditableField } from '#lib/library/editing/open-fields.ts';
import { withHole } from './holes.ts';
import { TextArea } from './text-area.tsx';
import { htmlOf, type TypedField } from './typed-fields.ts';

interface FieldViewProps {
  readonly field: EditableField;
  readonly typed: TypedField;
  readonly onChange: (typed: TypedField) => void;
  /** Whether gaps in the text make cards. */
  readonly hasHoles: boolean;
  /** The texts of all fields: their gaps share one row of numbers. */
  readonly holes: string;
  readonly isFirst: boolean;
  readonly language: string;
  readonly texts: EditorTexts;
}

/** One field of a note: its text, or its HTML. */
export function FieldView(props: FieldViewProps) {
  const { field, typed, onChange, hasHoles, holes, isFirst, language, texts } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const { text, isSource } = typed;
  const other = isSource ? textOfPlainField(text) : htmlOf(typed, field.html);
  const makeHole = () => {
    const { current } = area;
    if (!current) return;
    const made = withHole(text, [current.selectionStart, current.selectionEnd], holes);
    onChange({ text: made.text, isSource });
    current.focus();
    // The field gets its text first.
    requestAnimationFrame(() => current.setSelectionRange(made.from, made.to));
  };
  return (
    <div className="editor-of-field">
      <TextArea
        ref={area}
        label={field.name}
        value={text}
        onChange={(value) => onChange({ text: value, isSource })}
        rows={rowsFor(text)}
        isCode={isSource}
        direction={directionOf(field, isSource)}
        placeholder={field.description}
        {...{ language, isFirst }}
      />
      <p className="editor-field-ways">
        {hasHoles && (
          <button type="button" className="button-plain" onClick={makeHole}>
            {texts.fields.makeHole}
          </button>
        )}
        <button
          type="button"
          className="button-plain"
          aria-pressed={isSource}
          aria-label={`${field.name}: ${texts.fields.source}`}
          disabled={other === null}
          onClick={() => other !== null && onChange({ text: other, isSource: !isSource })}
        >
          {texts.fields.source}
        </button>
      </p>
    </div>
  );
}

/** Tags are read from the left, whatever is between them. */
function directionOf({ rightToLeft }: EditableField, isSource: boolean): 'ltr' | 'rtl' | 'auto' {
  if (isSource) return 'ltr';
  return rightToLeft ? 'rtl' : 'auto';
}

const FEWEST_ROWS = 2;
const MOST_ROWS = 12;
const LINE = 60;

function rowsFor(text: string): number {
  const rows = text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / LINE), 0);
  return Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, rows));
}

/** The tags of a note, in one line. */
export function TagsField(props: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly texts: EditorTexts;
}) {
  const id = useId();
  return (
    <div className="editor-field">
      <label htmlFor={id}>{props.texts.fields.tags}</label>
      <input
        id={id}
        className="editor-text"
        value={props.value}
        spellCheck={false}
        autoCapitalize="off"
        onChange={(event) => props.onChange(event.target.value)}
        aria-describedby={`${id}-hint`}
      />
      <p className="hint" id={`${id}-hint`}>
        {props.texts.fields.tagsHint}
      </p>
    </div>
  );
}
