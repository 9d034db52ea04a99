'use client';

import { ChoiceField } from './choice-field.tsx';
import { DaysField } from './days-field.tsx';
import {
  Group,
  Labelled,
  LongField,
  SwitchField,
  TextField,
  useControl,
  useScene,
} from './fields.tsx';
import type { EffectWords } from './form-state.ts';
import type { Languages } from './languages.ts';

/** A deck that this one could lie in. */
export interface ParentDeck {
  readonly id: string;
  readonly title: string;
}

/** All options of a deck, part by part. */
export function OptionGroups(props: {
  readonly effects: EffectWords;
  readonly parents: readonly ParentDeck[];
  readonly languages: Languages;
}) {
  const { effects, parents, languages } = props;
  return (
    <>
      <Group name="deck">
        <div className="field-pair">
          <TextField name="deckNewPerDay" isNumber />
          <TextField name="deckReviewsPerDay" isNumber />
          <TextField name="newToday" isNumber />
          <TextField name="reviewsToday" isNumber />
        </div>
        <TextField name="deckRetention" isNumber />
        {parents.length > 0 && <ParentField parents={parents} />}
        <LanguageField languages={languages} />
      </Group>
      <Group name="limits">
        <TextField name="newPerDay" isNumber effect={effects.fresh} />
        <TextField name="reviewsPerDay" isNumber effect={effects.reviews} />
      </Group>
      <Group name="new">
        <TextField name="learningSteps" effect={effects.learning} />
        <ChoiceField name="newGather" folded />
        <ChoiceField name="newSort" folded />
        <Siblings />
      </Group>
      <Group name="lapses">
        <TextField name="relearningSteps" effect={effects.relearning} />
        <TextField name="leechAfter" isNumber />
        <ChoiceField name="leechAction" />
      </Group>
      <Group name="order">
        <ChoiceField name="reviewOrder" folded />
        <ChoiceField name="newMix" folded />
        <ChoiceField name="interdayMix" folded />
      </Group>
      <Group name="time">
        <TextField name="answerCap" isNumber />
      </Group>
      <Group name="recall">
        <TextField name="retention" isNumber effect={effects.load} />
        <TextField name="maximumInterval" isNumber effect={effects.first} />
        <Parameters />
      </Group>
      <Group name="spread">
        <SwitchField name="balanceLoad" />
        <DaysField />
      </Group>
      <Group name="preset">
        <TextField name="name" />
      </Group>
    </>
  );
}

function ParentField({ parents }: { readonly parents: readonly ParentDeck[] }) {
  const { values, texts } = useScene();
  return (
    <Labelled name="parent">
      <select {...useControl('parent')} className="input" defaultValue={values.parent}>
        <option value="">{texts.noParent}</option>
        {parents.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

function LanguageField({ languages }: { readonly languages: Languages }) {
  const { values } = useScene();
  return (
    <Labelled name="language">
      <select {...useControl('language')} className="input" defaultValue={values.language}>
        <option value="">{languages.ofSource}</option>
        {languages.all.map(({ tag, name }) => (
          <option key={tag} value={tag}>
            {name}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

function Siblings() {
  const { siblings } = useScene().texts;
  return (
    <fieldset className="choices" aria-describedby="siblings-hint">
      <legend className="font-medium">{siblings.label}</legend>
      <p className="hint" id="siblings-hint">
        {siblings.hint}
      </p>
      <SwitchField name="buryNew" />
      <SwitchField name="buryReviews" />
      <SwitchField name="buryInterday" />
    </fieldset>
  );
}

/** Folded: most people never need them. */
function Parameters() {
  const { texts, problems } = useScene();
  return (
    <details className="fold" open={problems.parameters !== undefined || undefined}>
      <summary>
        <span className="font-medium">{texts.parametersFold}</span>
      </summary>
      <p>
        <a className="fold-link" href="fit">
          {texts.parametersFit}
        </a>
      </p>
      <LongField name="parameters" />
    </details>
  );
}
