import { useId } from 'react';
import type { EditorTexts } from '#app/i18n/editor.en.ts';
import type { OfferedNoteType } from '#lib/library/editing/list-note-types.ts';
import type { NewNote, NoteKind } from './new-note.ts';

interface KindFieldProps {
  readonly types: readonly OfferedNoteType[];
  readonly note: NewNote;
  readonly texts: EditorTexts;
  readonly onChange: (kind: NoteKind) => void;
}

const FORMS = ['sides', 'cloze', 'markdown'] as const;

/** In what a new note is written: the forms of Markdown, and the note types where there are any. */
export function KindField(props: KindFieldProps) {
  return props.types.length > 0 ? <TypeField {...props} /> : <FormField {...props} />;
}

function TypeField({ types, note, texts, onChange }: KindFieldProps) {
  const id = useId();
  const choose = (value: string) => {
    const form = FORMS.find((each) => each === value);
    const kind = form ?? types.find((type) => type.id === value);
    if (kind) onChange(kind);
  };
  return (
    <div className="field">
      <label htmlFor={id}>{texts.add.type}</label>
      <select
        id={id}
        value={note.kind === 'fields' ? note.type.id : note.writing.form}
        onChange={(event) => choose(event.target.value)}
      >
        <optgroup label={texts.add.noteTypes}>
          {types.map((type) => (
            <option key={type.id} value={type.id}>
              {type.name}
            </option>
          ))}
        </optgroup>
        <optgroup label={texts.add.inMarkdown}>
          {FORMS.map((form) => (
            <option key={form} value={form}>
              {texts.add.forms[form]}
            </option>
          ))}
        </optgroup>
      </select>
    </div>
  );
}

function FormField({ note, texts, onChange }: KindFieldProps) {
  const chosen = note.kind === 'markdown' ? note.writing.form : null;
  return (
    <fieldset className="editor-forms">
      <legend>{texts.add.form}</legend>
      {FORMS.map((form) => (
        <label key={form} className="choice">
          <input
            type="radio"
            name="form"
            checked={chosen === form}
            onChange={() => onChange(form)}
          />
          {texts.add.forms[form]}
        </label>
      ))}
    </fieldset>
  );
}
