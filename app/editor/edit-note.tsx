import { useCallback, useEffect, useState } from 'react';
import type { EditorTexts } from '#app/i18n/editor.en.ts';
import { PanelDialog } from '#app/parts/panel-dialog.tsx';
import type { Editable, EditableBlock } from '#lib/library/editing/open-note.ts';
import type { CardId, OperationId } from '#lib/shared/ids.ts';
import type { Language } from '#lib/shared/settings.ts';
import { dropDraft, findDraft, keepDraft } from './drafts.ts';
import { getText, postPreview, postSave, type Reply } from './note-calls.ts';
import { OutlookView } from './outlook-view.tsx';
import { isDone, TextArea } from './text-area.tsx';
import { useOutlook } from './use-outlook.ts';
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
  readonly children: (block: EditableBlock) => React.ReactNode;
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

/** What one has typed, and over which text. */
interface Draft {
  readonly text: string;
  readonly base: string;
}

type Trouble =
  | { readonly kind: 'failed' | 'refused' }
  | { readonly kind: 'conflict'; readonly now: EditableBlock };

interface BlockFormProps extends Omit<EditNoteProps, 'card'> {
  readonly block: EditableBlock;
  readonly texts: EditorTexts;
}

function BlockForm({ block, texts, language, onClose, onSaved }: BlockFormProps) {
  const { card } = block;
  const fresh: Draft = { text: block.text, base: block.base };
  const kept = findDraft<Draft>(card);
  const [draft, setDraft] = useState(kept ?? fresh);
  const [isBack, setIsBack] = useState(kept !== null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const { text, base } = draft;
  const ask = useCallback(() => postPreview({ card, base, text }), [card, base, text]);
  const outlook = useOutlook(ask);

  function write(next: Draft): void {
    setDraft(next);
    if (next.text === block.text) dropDraft(card);
    else keepDraft(card, next);
  }

  async function save(over: string): Promise<void> {
    if (isSaving) return;
    setIsSaving(true);
    const reply = await postSave({ card, base: over, text });
    setIsSaving(false);
    if (!reply.ok) return setTrouble({ kind: reply.status === 400 ? 'refused' : 'failed' });
    if (reply.value.kind === 'conflict') return setTrouble(reply.value);
    if (reply.value.kind === 'fixed') return setTrouble({ kind: 'failed' });
    dropDraft(card);
    onSaved(reply.value.operation);
  }

  return (
    <form
      className="editor"
      onSubmit={(event) => {
        event.preventDefault();
        void save(base);
      }}
      onKeyDown={(event) => isDone(event) && event.currentTarget.requestSubmit()}
    >
      <div className="editor-write">
        <p className="passage-place">
          <code translate="no">{texts.place(block.path, block.line)}</code>
        </p>
        {isBack && (
          <p className="editor-back">
            {texts.draft}{' '}
            <button
              type="button"
              className="button-plain"
              onClick={() => {
                write(fresh);
                setIsBack(false);
              }}
            >
              {texts.startOver}
            </button>
          </p>
        )}
        <TextArea
          label={texts.text}
          value={text}
          onChange={(typed) => write({ text: typed, base })}
          language={block.language}
          rows={Math.min(18, Math.max(8, text.split('\n').length + 1))}
          isCode
          isFirst
          hint={texts.keys}
        />
        <TroubleView
          trouble={trouble}
          texts={texts}
          onMine={(now) => void save(now.base)}
          onTheirs={(now) => {
            write({ text: now.text, base: now.base });
            setTrouble(null);
          }}
        />
        <p className="editor-ways">
          <button type="submit" className="button button-main" disabled={outlook?.isBroken}>
            {isSaving ? texts.saving : texts.save}
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

function TroubleView(props: {
  readonly trouble: Trouble | null;
  readonly texts: EditorTexts;
  readonly onMine: (now: EditableBlock) => void;
  readonly onTheirs: (now: EditableBlock) => void;
}) {
  const { trouble, texts, onMine, onTheirs } = props;
  return (
    <div role="alert">
      {trouble?.kind === 'conflict' && (
        <div className="editor-conflict">
          <p>{texts.edit.conflict}</p>
          <p className="hint">{texts.edit.theirs}</p>
          <pre className="passage-text editor-theirs">{trouble.now.text}</pre>
          <p className="editor-ways">
            <button type="button" className="button" onClick={() => onMine(trouble.now)}>
              {texts.edit.mine}
            </button>
            <button type="button" className="button" onClick={() => onTheirs(trouble.now)}>
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
