import { useRef } from 'react';
import type { EditorTexts } from '#app/i18n/editor.en.ts';
import { type Writing, withGap } from './compose.ts';
import { FieldView, TagsField } from './field-views.tsx';
import type { NewNote } from './new-note.ts';
import { TextArea } from './text-area.tsx';
import type { TypedField } from './typed-fields.ts';

interface FieldsProps<Note> {
  readonly note: Note;
  readonly texts: EditorTexts;
  readonly language: string;
  readonly onChange: (note: NewNote) => void;
}

/** What one types a new note into. */
export function NewNoteFields({ note, ...props }: FieldsProps<NewNote>) {
  if (note.kind === 'fields') return <TypeFields note={note} {...props} />;
  const { onChange, ...rest } = props;
  const write = (writing: Writing) => onChange({ kind: 'markdown', writing });
  return <MarkdownFields writing={note.writing} onChange={write} {...rest} />;
}

function TypeFields(props: FieldsProps<Extract<NewNote, { kind: 'fields' }>>) {
  const { note: whole, texts, language, onChange } = props;
  const { type, note } = whole;
  const put = (at: number, field: TypedField) => {
    const fields = note.fields.map((each, place) => (place === at ? field : each));
    onChange({ ...whole, note: { ...note, fields } });
  };
  return (
    <>
      {note.fields.map((typed, at) => {
        const field = type.fields[at];
        return (
          field && (
            <FieldView
              key={`${type.id} ${field.name}`}
              field={{ ...field, html: '' }}
              typed={typed}
              onChange={(next) => put(at, next)}
              hasHoles={type.kind === 'cloze'}
              holes={note.fields.map(({ text }) => text).join(' ')}
              isFirst={false}
              {...{ language, texts }}
            />
          )
        );
      })}
      <TagsField
        value={note.tags}
        onChange={(tags) => onChange({ ...whole, note: { ...note, tags } })}
        texts={texts}
      />
    </>
  );
}

interface MarkdownProps<Form = Writing> {
  readonly writing: Form;
  readonly texts: EditorTexts;
  readonly language: string;
  readonly onChange: (writing: Writing) => void;
}

function MarkdownFields({ writing, texts, language, onChange }: MarkdownProps) {
  if (writing.form === 'sides') {
    const { front, back } = writing;
    return (
      <>
        <TextArea
          label={texts.add.front}
          value={front}
          onChange={(typed) => onChange({ ...writing, front: typed })}
          {...{ language, rows: 3 }}
        />
        <TextArea
          label={texts.add.back}
          value={back}
          onChange={(typed) => onChange({ ...writing, back: typed })}
          {...{ language, rows: 4 }}
        />
      </>
    );
  }
  if (writing.form === 'cloze') return <ClozeField {...{ writing, texts, language, onChange }} />;
  return (
    <TextArea
      label={texts.add.markdown}
      value={writing.text}
      onChange={(text) => onChange({ ...writing, text })}
      {...{ language, rows: 9, isCode: true }}
    />
  );
}

function ClozeField(props: MarkdownProps<Extract<Writing, { form: 'cloze' }>>) {
  const { writing, texts, language, onChange } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const makeGap = () => {
    const { current } = field;
    if (!current) return;
    const made = withGap(writing.text, current.selectionStart, current.selectionEnd);
    onChange({ ...writing, text: made.text });
    current.focus();
    // The field gets its text first.
    requestAnimationFrame(() => current.setSelectionRange(made.from, made.to));
  };
  return (
    <>
      <TextArea
        ref={field}
        label={texts.add.cloze}
        value={writing.text}
        onChange={(text) => onChange({ ...writing, text })}
        hint={texts.add.clozeHint}
        {...{ language, rows: 5 }}
      />
      <p>
        <button type="button" className="button" onClick={makeGap}>
          {texts.add.makeGap}
        </button>
      </p>
    </>
  );
}
