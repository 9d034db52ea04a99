'use client';

import { useId, useState } from 'react';
import type { Choice, TableWords } from './table-in-words.ts';

/** What a person chose about a table; what is missing is as it was read. */
export interface ChosenTable {
  readonly encoding?: string;
  readonly separator?: string;
  readonly hasHeader?: boolean;
  readonly isHtml?: boolean;
  readonly bothWays?: boolean;
  readonly deck?: string | null;
  readonly columns?: readonly string[] | null;
}

interface Props {
  readonly words: TableWords;
  /** Names of the decks that are here. */
  readonly decks: readonly string[];
  readonly chosen: ChosenTable;
  readonly choose: (chosen: ChosenTable) => void;
}

/** How a table is read: each choice is planned anew, the first rows show at once what becomes of them. */
export function TableChoices({ words, decks, chosen, choose }: Props) {
  const { texts, form } = words;
  const id = useId();
  const [roles, setRoles] = useState<readonly string[] | null>(null);
  const columns = roles ?? words.columns.map(({ role }) => role);

  function chooseRole(at: number, role: string) {
    const changed = columns.map((each, place) => (place === at ? role : each));
    setRoles(changed);
    if (changed.includes('field:0')) choose({ columns: changed });
  }

  /** Other columns come of another separator. */
  function chooseSeparator(separator: string) {
    setRoles(null);
    choose({ separator, columns: null });
  }

  return (
    <fieldset className="grid gap-3">
      <legend className="font-semibold">{texts.title}</legend>
      <DeckField
        texts={texts}
        decks={decks}
        first={chosen.deck ?? form.deck}
        change={(deck) => choose({ deck })}
      />
      <p className="field">
        <label htmlFor={`${id}-encoding`}>{texts.encoding}</label>
        <select
          id={`${id}-encoding`}
          value={chosen.encoding ?? form.encoding}
          onChange={(event) => choose({ encoding: event.target.value })}
        >
          <Options choices={words.encodings} />
        </select>
      </p>
      <p className="field">
        <label htmlFor={`${id}-separator`}>{texts.separator}</label>
        <select
          id={`${id}-separator`}
          value={chosen.separator ?? form.separator}
          onChange={(event) => chooseSeparator(event.target.value)}
        >
          <Options choices={words.separators} />
        </select>
      </p>
      <Check
        name="header"
        label={texts.header}
        checked={chosen.hasHeader ?? form.hasHeader}
        change={(hasHeader) => choose({ hasHeader })}
      />
      <Check
        name="html"
        label={texts.html}
        hint={texts.htmlHint}
        checked={chosen.isHtml ?? form.isHtml}
        change={(isHtml) => choose({ isHtml })}
      />
      <Check
        name="both-ways"
        label={texts.bothWays}
        checked={chosen.bothWays ?? form.bothWays}
        change={(bothWays) => choose({ bothWays })}
      />
      {!columns.includes('field:0') && (
        <p className="notice notice-problem" role="alert">
          {texts.noFront}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      <section className="table-preview" aria-label={texts.preview} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {words.columns.map(({ label }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns are told apart by their places
                <th key={at} scope="col">
                  <label htmlFor={`${id}-${at}`}>{label}</label>
                  <select
                    id={`${id}-${at}`}
                    value={columns[at]}
                    onChange={(event) => chooseRole(at, event.target.value)}
                  >
                    <Options choices={words.roles} />
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {words.rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows are told apart by their places
              <tr key={at}>
                {words.columns.map((_, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <td key={place} data-left-out={columns[place] === 'ignore' || undefined}>
                    {row[place] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </fieldset>
  );
}

function DeckField(props: {
  readonly texts: TableWords['texts'];
  readonly decks: readonly string[];
  readonly first: string;
  /** Null where the name is empty. */
  readonly change: (deck: string | null) => void;
}) {
  const { texts, decks, first, change } = props;
  const id = useId();
  const [deck, setDeck] = useState(first);
  return (
    <p className="field">
      <label htmlFor={id}>{texts.deck}</label>
      <input
        id={id}
        name="deck"
        className="input"
        list={`${id}-decks`}
        maxLength={400}
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        value={deck}
        onChange={(event) => {
          setDeck(event.target.value);
          change(event.target.value.trim() || null);
        }}
      />
      <span className="hint" id={`${id}-hint`}>
        {texts.deckHint}
      </span>
      <datalist id={`${id}-decks`}>
        {decks.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </p>
  );
}

function Options({ choices }: { readonly choices: readonly Choice[] }) {
  return choices.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}

function Check(props: {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
  readonly change: (checked: boolean) => void;
}) {
  return (
    <label className="flex items-baseline gap-2">
      <input
        type="checkbox"
        className="table-choice"
        name={props.name}
        checked={props.checked}
        onChange={(event) => props.change(event.target.checked)}
      />
      <span>
        {props.label}
        {props.hint !== undefined && <span className="hint block">{props.hint}</span>}
      </span>
    </label>
  );
}
