'use client';

import { DiffView } from './diff-view.tsx';
import type { Decided, WordedDoubt } from './replies.ts';
import type { ImportTexts } from './texts.ts';

interface Props {
  readonly doubts: readonly WordedDoubt[];
  readonly decided: Decided;
  readonly decide: (decided: Decided) => void;
  readonly texts: ImportTexts;
}

/** Notes of which only a person can say whether they are a card that is here or a new one; one question each. */
export function DoubtList({ doubts, decided, decide, texts }: Props) {
  const answer = (name: string, said: string | null | undefined) => {
    const { [name]: _, ...others } = decided;
    decide(said === undefined ? others : { ...others, [name]: said });
  };
  return (
    <section className="grid gap-3" aria-labelledby="doubts">
      <h2 id="doubts">{texts.doubts}</h2>
      <p className="hint">{texts.doubtsHint}</p>
      {doubts.map((doubt) => (
        <Doubt
          key={doubt.name}
          doubt={doubt}
          said={decided[doubt.name]}
          answer={(said) => answer(doubt.name, said)}
          texts={texts}
        />
      ))}
    </section>
  );
}

interface DoubtProps {
  readonly doubt: WordedDoubt;
  readonly said: string | null | undefined;
  readonly answer: (said: string | null | undefined) => void;
  readonly texts: ImportTexts;
}

function Doubt({ doubt, said, answer, texts }: DoubtProps) {
  const { name, prompt, place, candidates } = doubt;
  const choice = (label: string, value: string | null | undefined) => (
    <label className="choice">
      <input type="radio" name={name} checked={said === value} onChange={() => answer(value)} />
      {label}
    </label>
  );
  return (
    <fieldset className="sheet doubt">
      <legend className="font-text">{prompt}</legend>
      {place !== null && <code className="text-soft text--1">{place}</code>}
      {candidates.map(({ note, label, diff }) => (
        <div key={note} className="grid gap-1">
          {choice(label, note)}
          <DiffView diff={diff} />
        </div>
      ))}
      {choice(texts.newCard, null)}
      {choice(texts.decideLater, undefined)}
    </fieldset>
  );
}
