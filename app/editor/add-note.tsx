import { useEffect, useRef, useState } from 'react';
import type { EditorTexts } from '#app/i18n/editor.en.ts';
import { PanelDialog } from '#app/parts/panel-dialog.tsx';
import type { AdditionDeck } from '#lib/library/editing/addition-decks.ts';
import type { OfferedNoteType } from '#lib/library/editing/list-note-types.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import type { Language } from '#lib/shared/settings.ts';
import { KindField } from './kind-field.tsx';
import { turnedInto } from './new-note.ts';
import { NewNoteFields } from './new-note-fields.tsx';
import { getDecks, type Reply } from './note-calls.ts';
import { OutlookView } from './outlook-view.tsx';
import { isDone } from './text-area.tsx';
import { type Done, useNewNote, useNoteTypes } from './use-new-note.ts';
import { editorTexts } from './words.ts';

interface AddNoteProps {
  /** The deck that is offered first; null for the first one. */
  readonly deck: DeckId | null;
  readonly language: Language;
  readonly onClose: () => void;
}

/** A new card in a panel of its own: which deck, what it says, and what would come of it. */
export function AddNote({ deck, language, onClose }: AddNoteProps) {
  const texts = editorTexts(language);
  const [decks, setDecks] = useState<Reply<AdditionDeck[]> | null>(null);
  useEffect(() => {
    let isWanted = true;
    void getDecks().then((reply) => isWanted && setDecks(reply));
    return () => {
      isWanted = false;
    };
  }, []);
  const first = decks?.ok ? (decks.value.find(({ id }) => id === deck) ?? decks.value[0]) : null;
  return (
    <PanelDialog
      title={texts.add.title}
      close={texts.close}
      onClose={onClose}
      closesOutside={false}
      className="panel-wide"
    >
      {decks === null && <p>{texts.loading}</p>}
      {decks?.ok === false && <p role="status">{texts.offline}</p>}
      {decks?.ok && !first && <p role="status">{texts.add.noDeck}</p>}
      {decks?.ok && first && <InDeck decks={decks.value} first={first} {...{ texts, language }} />}
    </PanelDialog>
  );
}

interface InDeckProps {
  readonly decks: readonly AdditionDeck[];
  readonly first: AdditionDeck;
  readonly texts: EditorTexts;
  readonly language: Language;
}

function InDeck({ first, ...props }: InDeckProps) {
  const [deck, setDeck] = useState<AdditionDeck>(first);
  const types = useNoteTypes(deck.id);
  if (types === null) return <p>{props.texts.loading}</p>;
  return <AddForm deck={deck} types={types} onDeck={setDeck} {...props} />;
}

interface AddFormProps extends Omit<InDeckProps, 'first'> {
  readonly deck: AdditionDeck;
  readonly types: readonly OfferedNoteType[];
  readonly onDeck: (deck: AdditionDeck) => void;
}

function AddForm({ decks, deck, types, texts, language, onDeck }: AddFormProps) {
  const writing = useNewNote(deck.id, types);
  const { note, isEmpty, outlook, trouble, added } = writing;
  const form = useRef<HTMLFormElement>(null);
  const focusFirst = () => form.current?.querySelector('textarea')?.focus();
  useEffect(() => form.current?.querySelector('textarea')?.focus(), []);
  return (
    <form
      ref={form}
      className="editor"
      onSubmit={async (event) => {
        event.preventDefault();
        if (await writing.add()) focusFirst();
      }}
      onKeyDown={(event) => isDone(event) && event.currentTarget.requestSubmit()}
    >
      <div className="editor-write">
        <DeckField {...{ decks, deck, texts }} onChange={onDeck} />
        <KindField
          {...{ types, note, texts }}
          onChange={(kind) => writing.write(turnedInto(note, kind))}
        />
        <NewNoteFields {...{ note, texts }} language={deck.language} onChange={writing.write} />
        <p className="hint">
          {note.kind === 'markdown' ? `${texts.add.inbox} ${texts.keys}` : texts.keys}
        </p>
        <div role="status">
          {trouble && <p className="editor-warning">{texts[trouble]}</p>}
          {added && <AddedView added={added} texts={texts} onUndo={writing.takeBack} />}
        </div>
        <p className="editor-ways">
          <button
            type="submit"
            className="button button-main"
            disabled={isEmpty || (outlook?.isBroken ?? false)}
          >
            {texts.add.save}
          </button>
        </p>
      </div>
      <OutlookView outlook={outlook} texts={texts} language={language} />
    </form>
  );
}

function DeckField(props: {
  readonly decks: readonly AdditionDeck[];
  readonly deck: AdditionDeck;
  readonly texts: EditorTexts;
  readonly onChange: (deck: AdditionDeck) => void;
}) {
  const { decks, deck, texts, onChange } = props;
  return (
    <label className="field">
      <span>{texts.add.deck}</span>
      <select
        value={deck.id}
        onChange={(event) => onChange(decks.find(({ id }) => id === event.target.value) ?? deck)}
      >
        {decks.map(({ id, title, language }) => (
          <option key={id} value={id} lang={language}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

function AddedView(props: {
  readonly added: Done;
  readonly texts: EditorTexts;
  readonly onUndo: () => Promise<void>;
}) {
  const { added, texts, onUndo } = props;
  const { operation, state } = added;
  if (state !== 'added' || operation === null)
    return <p>{texts.add[state === 'undone' ? 'undone' : 'undoFailed']}</p>;
  return (
    <p>
      {texts.add.added(added.cards)}{' '}
      <button type="button" className="button-plain" onClick={() => void onUndo()}>
        {texts.add.undo}
      </button>
    </p>
  );
}
