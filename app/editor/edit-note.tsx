import { useEffect, useState } from 'react';
import type { EditorTexts } from '#app/i18n/editor.en.ts';
import { PanelDialog } from '#app/parts/panel-dialog.tsx';
import type { Editable } from '#lib/library/editing/open-note.ts';
import type { CardId, OperationId } from '#lib/shared/ids.ts';
import type { Language } from '#lib/shared/settings.ts';
import { BlockForm } from './block-form.tsx';
import { FieldsForm } from './fields-form.tsx';
import { getText, type Reply } from './note-calls.ts';
import { editorTexts } from './words.ts';

interface EditNoteProps {
  readonly card: CardId;
  readonly language: Language;
  readonly onClose: () => void;
  /** It was saved; the operation is null where nothing had changed. */
  readonly onSaved: (operation: OperationId | null) => void;
}

/** What the forms for the several kinds of notes are given. */
export interface EditFormProps extends Omit<EditNoteProps, 'card'> {
  readonly texts: EditorTexts;
}

/** The text of a card in a panel of its own, with what would come of it. */
export function EditNote({ card, ...props }: EditNoteProps) {
  const texts = editorTexts(props.language);
  const [found, setFound] = useState<Reply<Editable> | null>(null);
  useEffect(() => {
    let isWanted = true;
    void getText(card).then((reply) => isWanted && setFound(reply));
    return () => {
      isWanted = false;
    };
  }, [card]);
  return (
    <PanelDialog
      title={texts.edit.title}
      close={texts.close}
      onClose={props.onClose}
      closesOutside={false}
      className="panel-wide"
    >
      <Found found={found} texts={texts} {...props} />
    </PanelDialog>
  );
}

function Found({ found, ...props }: EditFormProps & { readonly found: Reply<Editable> | null }) {
  const { texts } = props;
  if (found === null) return <p>{texts.loading}</p>;
  if (!found.ok) {
    return <p role="status">{found.status === 404 ? texts.edit.gone : texts.offline}</p>;
  }
  const { value } = found;
  if (value.kind === 'fixed') return <p role="status">{texts.edit.fixed[value.reason]}</p>;
  if (value.kind === 'fields') return <FieldsForm opened={value} {...props} />;
  return <BlockForm opened={value} {...props} />;
}
