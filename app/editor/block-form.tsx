import type { EditableBlock } from '#lib/library/editing/open-note.ts';
import type { EditFormProps } from './edit-note.tsx';
import { postPreview, postSave } from './note-calls.ts';
import { TextArea } from './text-area.tsx';
import { type Manner, useWriting } from './use-writing.ts';
import { WritingForm } from './writing-form.tsx';

const BLOCK: Manner<EditableBlock, string> = {
  draftOf: ({ text, base }) => ({ written: text, base }),
  preview: ({ card }, { written: text, base }) => postPreview({ card, base, text }),
  save: ({ card }, { written: text, base }) => postSave({ card, base, text }),
};

/** The lines of a document that a card comes from. */
export function BlockForm({
  opened,
  onSaved,
  ...props
}: EditFormProps & { readonly opened: EditableBlock }) {
  const { texts } = props;
  const writing = useWriting(BLOCK, opened, onSaved);
  return (
    <WritingForm
      writing={writing}
      place={<code translate="no">{texts.place(opened.path, opened.line)}</code>}
      theirs={({ text }) => <pre className="passage-text editor-theirs">{text}</pre>}
      {...props}
    >
      <TextArea
        label={texts.text}
        value={writing.written}
        onChange={writing.write}
        language={opened.language}
        rows={rowsFor(writing.written)}
        isCode
        isFirst
        hint={texts.keys}
      />
    </WritingForm>
  );
}

const FEWEST_ROWS = 8;
const MOST_ROWS = 18;

function rowsFor(text: string): number {
  return Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, text.split('\n').length + 1));
}
