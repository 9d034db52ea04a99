import { useId, useRef } from 'react';
import type { EditorTexts } from '#app/i18n/editor.en.ts';
import { fieldOfText, tagsOfLine, textOfPlainField } from '#lib/library/editing/field-text.ts';
import type { EditableField, EditableFields } from '#lib/library/editing/open-fields.ts';
import type { EditFormProps } from './edit-note.tsx';
import { withHole } from './holes.ts';
import { postFields, postFieldsPreview } from './note-calls.ts';
import { TextArea } from './text-area.tsx';
import { type Draft, type Manner, useWriting } from './use-writing.ts';
import { WritingForm } from './writing-form.tsx';

/** A field as one types it: as text, or as its HTML. */
interface TypedField {
  readonly text: string;
  readonly isSource: boolean;
}

/** A note as one types it. */
interface TypedNote {
  readonly fields: readonly TypedField[];
  /** Apart by spaces. */
  readonly tags: string;
}

const FIELDS: Manner<EditableFields, TypedNote> = {
  draftOf: ({ fields, tags, base }) => {
    return { written: { fields: fields.map(typedOf), tags: tags.join(' ') }, base };
  },
  preview: (opened, draft) => postFieldsPreview(editOf(opened, draft)),
  save: (opened, draft) => postFields(editOf(opened, draft)),
};

function typedOf({ html, plainText }: EditableField): TypedField {
  const text = plainText ? null : textOfPlainField(html);
  return text === null ? { text: html, isSource: true } : { text, isSource: false };
}

function editOf({ card, fields }: EditableFields, { written, base }: Draft<TypedNote>) {
  const html = written.fields.map((typed, at) => htmlOf(typed, fields[at]));
  return { card, base, fields: html, tags: tagsOfLine(written.tags) };
}

/** A field in which nothing was typed stays as it is to the letter. */
function htmlOf({ text, isSource }: TypedField, opened?: EditableField): string {
  if (isSource) return text;
  const html = opened?.html ?? '';
  return textOfPlainField(html) === text ? html : fieldOfText(text);
}

/** The fields of a note that came from Anki, and its tags. */
export function FieldsForm({
  opened,
  onSaved,
  ...props
}: EditFormProps & { readonly opened: EditableFields }) {
  const { texts } = props;
  const { noteType, deckTitle } = opened;
  const writing = useWriting(FIELDS, opened, onSaved);
  const { fields, tags } = writing.written;
  const put = (at: number, field: TypedField) => {
    const next = fields.map((each, place) => (place === at ? field : each));
    writing.write({ fields: next, tags });
  };
  return (
    <WritingForm
      writing={writing}
      place={[deckTitle, noteType.name].filter((name) => name !== '').join(' · ')}
      theirs={(now) => <Theirs now={now} texts={texts} />}
      {...props}
    >
      {opened.fields.map((field, at) => (
        <FieldView
          key={field.name}
          field={field}
          typed={fields[at] ?? typedOf(field)}
          onChange={(typed) => put(at, typed)}
          hasHoles={noteType.kind === 'cloze'}
          holes={fields.map(({ text }) => text).join(' ')}
          isFirst={at === 0}
          language={opened.language}
          texts={texts}
        />
      ))}
      <TagsField
        value={tags}
        onChange={(line) => writing.write({ fields, tags: line })}
        texts={texts}
      />
      <p className="hint">{texts.keys}</p>
    </WritingForm>
  );
}

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

function FieldView(props: FieldViewProps) {
  const { field, typed, onChange, hasHoles, holes, isFirst, language, texts } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const { text, isSource } = typed;
  const other = isSource ? textOfPlainField(text) : htmlOf(typed, field);
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

function TagsField(props: {
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

function Theirs({ now, texts }: { readonly now: EditableFields; readonly texts: EditorTexts }) {
  const tags = { name: texts.fields.tags, html: now.tags.join(' ') };
  return (
    <dl className="editor-theirs-fields">
      {[...now.fields, tags].map(({ name, html }) => (
        <div key={name}>
          <dt className="hint">{name}</dt>
          <dd className="passage-text editor-theirs">{textOfPlainField(html) ?? html}</dd>
        </div>
      ))}
    </dl>
  );
}
