import type { EditorTexts } from '#app/i18n/editor.en.ts';
import { tagsOfLine, textOfPlainField } from '#lib/library/editing/field-text.ts';
import type { EditableFields } from '#lib/library/editing/open-fields.ts';
import type { EditFormProps } from './edit-note.tsx';
import { FieldView, TagsField } from './field-views.tsx';
import { postFields, postFieldsPreview } from './note-calls.ts';
import { htmlOf, type TypedField, type TypedNote, typedOf } from './typed-fields.ts';
import { type Draft, type Manner, useWriting } from './use-writing.ts';
import { WritingForm } from './writing-form.tsx';

const FIELDS: Manner<EditableFields, TypedNote> = {
  draftOf: ({ fields, tags, base }) => {
    return { written: { fields: fields.map(typedOf), tags: tags.join(' ') }, base };
  },
  preview: (opened, draft) => postFieldsPreview(editOf(opened, draft)),
  save: (opened, draft) => postFields(editOf(opened, draft)),
};

function editOf({ card, fields }: EditableFields, { written, base }: Draft<TypedNote>) {
  const html = written.fields.map((typed, at) => htmlOf(typed, fields[at]?.html));
  return { card, base, fields: html, tags: tagsOfLine(written.tags) };
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
