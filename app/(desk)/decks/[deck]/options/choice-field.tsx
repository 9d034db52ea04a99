'use client';

import { useState } from 'react';
import type { FormTexts } from '#app/i18n/options.en.ts';
import { Problem, useScene, useTexts } from './fields.tsx';

/** Names an option that is a choice among words. */
export type ChoiceName = keyof FormTexts['choice'];

interface Choice {
  readonly label: string;
  readonly hint: string;
}

/** One of several ways, each with a sentence that says what it does; folded where there are many. */
export function ChoiceField(props: { readonly name: ChoiceName; readonly folded?: boolean }) {
  const { name, folded = false } = props;
  const { values, texts, problems } = useScene();
  const choices = Object.entries(texts.choice[name] as Readonly<Record<string, Choice>>);
  const [chosen, choose] = useState(values[name]);
  const { label, hint } = useTexts(name);
  const list = (
    <fieldset
      className="choices"
      aria-describedby={hint === undefined ? undefined : `${name}-hint`}
    >
      <legend className={folded ? 'sr-only' : 'font-medium'}>{label}</legend>
      {hint !== undefined && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <Problem name={name} />
      {choices.map(([value, choice]) => (
        <ChoiceRow key={value} {...{ name, value, choice, values, choose }} />
      ))}
    </fieldset>
  );
  if (!folded) return list;
  const said = choices.find(([value]) => value === chosen)?.[1].label;
  return (
    <details className="fold" open={problems[name] !== undefined || undefined}>
      <summary>
        <span className="font-medium">{label}</span>
        <span className="fold-value">{said}</span>
      </summary>
      {list}
    </details>
  );
}

function ChoiceRow(props: {
  readonly name: ChoiceName;
  readonly value: string;
  readonly choice: Choice;
  readonly values: Readonly<Record<string, string>>;
  readonly choose: (value: string) => void;
}) {
  const { name, value, choice, values, choose } = props;
  const id = `${name}-${value}`;
  return (
    <div className="choice-row">
      <input
        type="radio"
        id={id}
        name={name}
        value={value}
        defaultChecked={values[name] === value}
        onChange={() => choose(value)}
        aria-describedby={`${id}-hint`}
      />
      <label htmlFor={id}>{choice.label}</label>
      <p className="hint" id={`${id}-hint`}>
        {choice.hint}
      </p>
    </div>
  );
}
