'use client';

import { type FormEvent, useLayoutEffect, useRef, useState } from 'react';
import type { CardsTexts } from '#app/i18n/cards.ts';
import { readDueWish } from '#lib/acts/due-wish.ts';
import type { DoingInput } from './calls.ts';

/** What is asked about before it is done. */
export type Asking = 'flag' | 'tag' | 'set-due' | 'move' | 'reset' | 'archive';

/** A deck to choose. */
export interface NamedDeck {
  readonly id: string;
  readonly title: string;
  readonly language: string;
}

interface DialogProps {
  readonly asking: Asking;
  /** How many cards are chosen, in words. */
  readonly chosen: string;
  readonly texts: CardsTexts;
  /** Decks that cards can be laid into. */
  readonly decks: readonly NamedDeck[];
  readonly onClose: () => void;
  readonly onAct: (doing: DoingInput) => void;
}

/** Nothing is to be filled in: the button says what it does. */
const ONLY_ASKS: ReadonlySet<Asking> = new Set(['reset', 'archive']);

/** Asks what is needed for an act, or whether it is meant. Escape and Cancel leave all as it is. */
export function ActDialog({ asking, chosen, texts, decks, onClose, onAct }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isWrong, setWrong] = useState(false);
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const doing = read(asking, new FormData(event.currentTarget));
    if (doing) onAct(doing);
    else setWrong(true);
  };
  const name = texts.act[asking].replace('…', '');
  return (
    <dialog
      className="cards-dialog sheet"
      ref={dialog}
      aria-labelledby="act-title"
      onClose={() => !dialog.current?.open && onClose()}
    >
      <form onSubmit={onSubmit}>
        <h2 id="act-title">{name}</h2>
        <p>{chosen}</p>
        <Fields asking={asking} texts={texts} decks={decks} isWrong={isWrong} />
        {isWrong && (
          <p className="notice notice-problem" id="act-wrong" role="alert">
            {texts.dialog.wrong}
          </p>
        )}
        <p className="cards-dialog-end">
          <button className="button button-main" type="submit">
            {ONLY_ASKS.has(asking) ? name : texts.dialog.go}
          </button>
          <button className="button" type="button" onClick={() => dialog.current?.close()}>
            {texts.dialog.cancel}
          </button>
        </p>
      </form>
    </dialog>
  );
}

function Fields(props: {
  readonly asking: Asking;
  readonly texts: CardsTexts;
  readonly decks: readonly NamedDeck[];
  readonly isWrong: boolean;
}) {
  const { asking, isWrong, texts, decks } = props;
  const { dialog } = texts;
  const described = isWrong ? 'act-wrong act-hint' : 'act-hint';
  switch (asking) {
    case 'reset':
    case 'archive':
      return <p className="hint">{dialog[asking]}</p>;
    case 'flag':
      return (
        <fieldset className="cards-flags">
          <legend>{dialog.flag}</legend>
          {texts.flags.map((name, flag) => (
            <label className="choice" key={name}>
              <input type="radio" name="flag" value={flag} defaultChecked={flag === 1} />
              {flag > 0 && <span className="flag" data-flag={flag} aria-hidden="true" />}
              {name}
            </label>
          ))}
        </fieldset>
      );
    case 'tag':
      return (
        <>
          <TextField name="add" label={dialog.tagAdd} described={described} />
          <TextField name="remove" label={dialog.tagRemove} described={described} />
          <p className="hint" id="act-hint">
            {dialog.tagHint}
          </p>
        </>
      );
    case 'move':
      return (
        <>
          <label className="field">
            {dialog.deck}
            <select className="input" name="deck" aria-describedby="act-hint">
              {decks.map(({ id, title, language }) => (
                <option key={id} value={id} lang={language}>
                  {title}
                </option>
              ))}
              <option value="">{dialog.deckOfNotes}</option>
            </select>
          </label>
          <p className="hint" id="act-hint">
            {dialog.deckHint}
          </p>
        </>
      );
    case 'set-due':
      return (
        <>
          <TextField name="when" label={dialog.due} described={described} />
          <p className="hint" id="act-hint">
            {dialog.dueHint}
          </p>
        </>
      );
  }
}

function TextField(props: {
  readonly name: string;
  readonly label: string;
  readonly described: string;
}) {
  return (
    <label className="field">
      {props.label}
      <input
        type="text"
        name={props.name}
        autoComplete="off"
        autoCapitalize="off"
        maxLength={1000}
        aria-describedby={props.described}
      />
    </label>
  );
}

function read(asking: Asking, form: FormData): DoingInput | null {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  switch (asking) {
    case 'reset':
    case 'archive':
      return { kind: asking };
    case 'flag':
      return { kind: 'flag', flag: Number(text('flag')) };
    case 'move':
      return { kind: 'move', deck: text('deck') || null };
    case 'set-due':
      return readDueWish(text('when')) ? { kind: 'set-due', when: text('when') } : null;
    case 'tag': {
      const [add, remove] = [tagsIn(text('add')), tagsIn(text('remove'))];
      return add.length + remove.length > 0 ? { kind: 'tag', add, remove } : null;
    }
  }
}

function tagsIn(text: string): string[] {
  return text
    .split(/[\s,"]+/)
    .map((tag) => tag.replace(/^#/, ''))
    .filter((tag) => tag !== '');
}
