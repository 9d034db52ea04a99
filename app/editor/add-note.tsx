import { useCallback, useEffect, useRef, useState } from 'react';
import type { EditorTexts } from '#app/i18n/editor.en.ts';
import { PanelDialog } from '#app/parts/panel-dialog.tsx';
import type { AdditionDeck } from '#lib/library/editing/addition-decks.ts';
import type { DeckId, OperationId } from '#lib/shared/ids.ts';
import type { Language } from '#lib/shared/settings.ts';
import { compose, type Writing, withGap } from './compose.ts';
import { dropDraft, findDraft, keepDraft } from './drafts.ts';
import {
  getDecks,
  postAddition,
  postAdditionPreview,
  postUndoOf,
  type Reply,
} from './note-calls.ts';
import { OutlookView } from './outlook-view.tsx';
import { isDone, TextArea } from './text-area.tsx';
import { useOutlook } from './use-outlook.ts';
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
      isWide
    >
      {decks === null && <p>{texts.loading}</p>}
      {decks?.ok === false && <p role="status">{texts.offline}</p>}
      {decks?.ok && !first && <p role="status">{texts.add.noDeck}</p>}
      {decks?.ok && first && <AddForm decks={decks.value} first={first} {...{ texts, language }} />}
    </PanelDialog>
  );
}

const DRAFT = 'new card';
const EMPTY: Writing = { form: 'sides', front: '', back: '' };

interface AddFormProps {
  readonly decks: readonly AdditionDeck[];
  readonly first: AdditionDeck;
  readonly texts: EditorTexts;
  readonly language: Language;
}

function AddForm({ decks, first, texts, language }: AddFormProps) {
  const [deck, setDeck] = useState<AdditionDeck>(first);
  const [writing, setWriting] = useState<Writing>(findDraft<Writing>(DRAFT) ?? EMPTY);
  const [trouble, setTrouble] = useState<'failed' | 'refused' | null>(null);
  const [added, setAdded] = useState<Done | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const text = compose(writing);
  const ask = useCallback(() => postAdditionPreview({ deck: deck.id, text }), [deck.id, text]);
  const outlook = useOutlook(text === '' ? null : ask);

  function write(next: Writing): void {
    setWriting(next);
    setTrouble(null);
    if (compose(next) === '') dropDraft(DRAFT);
    else keepDraft(DRAFT, next);
  }

  async function add(): Promise<void> {
    if (text === '') return;
    const reply = await postAddition({ deck: deck.id, text });
    if (!reply.ok) return setTrouble(reply.status === 400 ? 'refused' : 'failed');
    setAdded({ ...reply.value, state: 'added' });
    write(emptied(writing));
    form.current?.querySelector('textarea')?.focus();
  }

  return (
    <form
      ref={form}
      className="editor"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
      onKeyDown={(event) => isDone(event) && event.currentTarget.requestSubmit()}
    >
      <div className="editor-write">
        <DeckField {...{ decks, deck, texts }} onChange={setDeck} />
        <FormField writing={writing} texts={texts} onChange={write} />
        <Fields {...{ writing, texts }} language={deck.language} onChange={write} />
        <p className="hint">{`${texts.add.inbox} ${texts.keys}`}</p>
        <div role="status">
          {trouble && <p className="editor-warning">{texts[trouble]}</p>}
          {added && <AddedView added={added} texts={texts} onUndone={setAdded} />}
        </div>
        <p className="editor-ways">
          <button
            type="submit"
            className="button button-main"
            disabled={text === '' || (outlook?.isBroken ?? false)}
          >
            {texts.add.save}
          </button>
        </p>
      </div>
      <OutlookView outlook={outlook} texts={texts} language={language} />
    </form>
  );
}

function emptied({ form }: Writing): Writing {
  return form === 'sides' ? EMPTY : { form, text: '' };
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

const FORMS = ['sides', 'cloze', 'markdown'] as const;

function FormField(props: {
  readonly writing: Writing;
  readonly texts: EditorTexts;
  readonly onChange: (writing: Writing) => void;
}) {
  const { writing, texts, onChange } = props;
  return (
    <fieldset className="editor-forms">
      <legend>{texts.add.form}</legend>
      {FORMS.map((form) => (
        <label key={form} className="choice">
          <input
            type="radio"
            name="form"
            checked={writing.form === form}
            onChange={() => onChange(turnedInto(writing, form))}
          />
          {texts.add.forms[form]}
        </label>
      ))}
    </fieldset>
  );
}

/** What was typed comes along. */
function turnedInto(writing: Writing, form: Writing['form']): Writing {
  if (form !== 'sides') return { form, text: compose(writing) };
  return { form, front: writing.form === 'sides' ? writing.front : writing.text, back: '' };
}

interface FieldsProps {
  readonly writing: Writing;
  readonly texts: EditorTexts;
  readonly language: string;
  readonly onChange: (writing: Writing) => void;
}

function Fields({ writing, texts, language, onChange }: FieldsProps) {
  if (writing.form === 'sides') {
    const { front, back } = writing;
    return (
      <>
        <TextArea
          label={texts.add.front}
          value={front}
          onChange={(typed) => onChange({ ...writing, front: typed })}
          {...{ language, rows: 3, isFirst: true }}
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

function ClozeField(
  props: FieldsProps & { readonly writing: Extract<Writing, { form: 'cloze' }> },
) {
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

interface Done {
  readonly operation: OperationId | null;
  readonly cards: number;
  readonly state: 'added' | 'undone' | 'undoFailed';
}

function AddedView(props: {
  readonly added: Done;
  readonly texts: EditorTexts;
  readonly onUndone: (done: Done) => void;
}) {
  const { added, texts, onUndone } = props;
  const { operation, state } = added;
  if (state !== 'added' || operation === null)
    return <p>{texts.add[state === 'undone' ? 'undone' : 'undoFailed']}</p>;
  const undo = async () => {
    const reply = await postUndoOf(operation);
    onUndone({ ...added, state: reply.ok ? 'undone' : 'undoFailed' });
  };
  return (
    <p>
      {texts.add.added(added.cards)}{' '}
      <button type="button" className="button-plain" onClick={() => void undo()}>
        {texts.add.undo}
      </button>
    </p>
  );
}
