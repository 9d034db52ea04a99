import { type ReactNode, useEffect, useState } from 'react';
import type { EditorTexts } from '#app/i18n/editor.en.ts';
import { PanelDialog } from '#app/parts/panel-dialog.tsx';
import type { Editable, EditableBlock } from '#lib/library/editing/open-note.ts';
import type { CardId, OperationId } from '#lib/shared/ids.ts';
import type { Language } from '#lib/shared/settings.ts';
import { getText, type Reply } from './note-calls.ts';
import { OutlookView } from './outlook-view.tsx';
import { isDone, TextArea } from './text-area.tsx';
import { type BlockWriting, useBlock } from './use-block.ts';
import { editorTexts } from './words.ts';

interface EditNoteProps {
  readonly card: CardId;
  readonly language: Language;
  readonly onClose: () => void;
  /** It was saved; the operation is null where nothing had changed. */
  readonly onSaved: (operation: OperationId | null) => void;
}

/** The text of a card in a panel of its own, with what would come of it. */
export function EditNote({ card, language, onClose, onSaved }: EditNoteProps) {
  const texts = editorTexts(language);
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
      onClose={onClose}
      closesOutside={false}
      isWide
    >
      <Found found={found} texts={texts}>
        {(block) => <BlockForm {...{ block, texts, language, onClose, onSaved }} />}
      </Found>
    </PanelDialog>
  );
}

function Found(props: {
  readonly found: Reply<Editable> | null;
  readonly texts: EditorTexts;
  readonly children: (block: EditableBlock) => ReactNode;
}) {
  const { found, texts, children } = props;
  if (found === null) return <p>{texts.loading}</p>;
  if (!found.ok) {
    return <p role="status">{found.status === 404 ? texts.edit.gone : texts.offline}</p>;
  }
  if (found.value.kind === 'fixed') {
    return <p role="status">{texts.edit.fixed[found.value.reason]}</p>;
  }
  return children(found.value);
}

interface BlockFormProps extends Omit<EditNoteProps, 'card'> {
  readonly block: EditableBlock;
  readonly texts: EditorTexts;
}

function BlockForm({ block, texts, language, onClose, onSaved }: BlockFormProps) {
  const writing = useBlock(block, onSaved);
  const { text, outlook } = writing;
  return (
    <form
      className="editor"
      onSubmit={(event) => {
        event.preventDefault();
        void writing.save();
      }}
      onKeyDown={(event) => isDone(event) && event.currentTarget.requestSubmit()}
    >
      <div className="editor-write">
        <p className="passage-place">
          <code translate="no">{texts.place(block.path, block.line)}</code>
        </p>
        {writing.isBack && (
          <p>
            {texts.draft}{' '}
            <button type="button" className="button-plain" onClick={writing.startOver}>
              {texts.startOver}
            </button>
          </p>
        )}
        <TextArea
          label={texts.text}
          value={text}
          onChange={writing.write}
          language={block.language}
          rows={rowsFor(text)}
          isCode
          isFirst
          hint={texts.keys}
        />
        <TroubleView writing={writing} texts={texts} />
        <p className="editor-ways">
          <button type="submit" className="button button-main" disabled={outlook?.isBroken}>
            {writing.isSaving ? texts.saving : texts.save}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {texts.cancel}
          </button>
        </p>
      </div>
      <OutlookView outlook={outlook} texts={texts} language={language} />
    </form>
  );
}

const FEWEST_ROWS = 8;
const MOST_ROWS = 18;

function rowsFor(text: string): number {
  return Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, text.split('\n').length + 1));
}

function TroubleView(props: { readonly writing: BlockWriting; readonly texts: EditorTexts }) {
  const { writing, texts } = props;
  const { trouble } = writing;
  return (
    <div role="alert">
      {trouble?.kind === 'conflict' && (
        <div className="editor-conflict">
          <p>{texts.edit.conflict}</p>
          <p className="hint">{texts.edit.theirs}</p>
          <pre className="passage-text editor-theirs">{trouble.now.text}</pre>
          <p className="editor-ways">
            <button type="button" className="button" onClick={() => void writing.save(trouble.now)}>
              {texts.edit.mine}
            </button>
            <button
              type="button"
              className="button"
              onClick={() => writing.takeTheirs(trouble.now)}
            >
              {texts.edit.takeTheirs}
            </button>
          </p>
        </div>
      )}
      {trouble !== null && trouble.kind !== 'conflict' && (
        <p className="editor-warning">{texts[trouble.kind]}</p>
      )}
    </div>
  );
}
