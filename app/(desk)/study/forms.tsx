import type { ReactNode } from 'react';
import type { Messages } from '#app/i18n/index.ts';
import type { DeckToday } from '#lib/review/types.ts';
import { raise } from './raise.ts';

interface FormProps {
  /** Null for the whole desk. */
  readonly deck: DeckToday | null;
  readonly texts: Messages['study'];
}

const MOST_DAYS = 3650;
const PARTS = ['all', 'new', 'due', 'review'] as const;

/** More of today's cards than the limits allow. */
export function MoreForm({ deck, texts }: FormProps) {
  return (
    <Kind name="more" title={texts.more.title} text={texts.more.text}>
      <form action={raise} className="study-form">
        <input type="hidden" name="deck" value={deck?.id ?? ''} />
        <NumberField id="more-new" name="new" label={texts.more.new} value={10} min={0} />
        <NumberField
          id="more-reviews"
          name="reviews"
          label={texts.more.reviews}
          value={0}
          min={0}
        />
        <button className="button" type="submit">
          {texts.more.action}
        </button>
      </form>
    </Kind>
  );
}

/** Cards by days: forgotten, or due ahead. */
export function DaysForm(
  props: FormProps & { readonly kind: 'forgotten' | 'ahead'; readonly days: number },
) {
  const { kind, deck, texts, days } = props;
  return (
    <Kind name={kind} title={texts[kind].title} text={texts[kind].text}>
      <StudyForm kind={kind} deck={deck} texts={texts}>
        <NumberField id={`${kind}-days`} name="days" label={texts.days} value={days} min={1} />
        <CourseField kind={kind} texts={texts} />
      </StudyForm>
    </Kind>
  );
}

/** New cards of the last days, to look at. */
export function AddedForm({ deck, texts, days }: FormProps & { readonly days: number }) {
  return (
    <Kind name="added" title={texts.added.title} text={texts.added.text}>
      <StudyForm kind="added" deck={deck} texts={texts}>
        <NumberField id="added-days" name="days" label={texts.days} value={days} min={1} />
      </StudyForm>
    </Kind>
  );
}

/** Cards by tag or search, all or a part of them. */
export function SearchForm(
  props: FormProps & {
    readonly search: string;
    /** What is wrong with it. */
    readonly problem: string | null;
    readonly tag: string;
  },
) {
  const { deck, search, problem, tag } = props;
  const texts = props.texts.search;
  return (
    <Kind name="search" title={texts.title} text={texts.text}>
      <StudyForm kind="search" deck={deck} texts={props.texts}>
        <TextField id="search-tag" name="tag" label={texts.tag} value={tag} />
        <TextField
          id="search-text"
          name="search"
          label={texts.search}
          value={search}
          hint={texts.hint}
          problem={problem}
        />
        <div className="field">
          <label htmlFor="search-of">{texts.of}</label>
          <select id="search-of" name="of" defaultValue="all">
            {PARTS.map((part) => (
              <option key={part} value={part}>
                {texts.parts[part]}
              </option>
            ))}
          </select>
        </div>
        <CourseField kind="search" texts={props.texts} />
      </StudyForm>
    </Kind>
  );
}

function Kind(props: {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="sheet grid gap-2" aria-labelledby={props.name}>
      <h2 id={props.name}>{props.title}</h2>
      <p className="hint">{props.text}</p>
      {props.children}
    </section>
  );
}

/** Leads into the review: what is chosen stands in its address. */
function StudyForm(props: FormProps & { readonly kind: string; readonly children: ReactNode }) {
  const { kind, deck, texts, children } = props;
  return (
    <form action="/review" method="get" className="study-form">
      <input type="hidden" name="study" value={kind} />
      {deck !== null && <input type="hidden" name="deck" value={deck.id} />}
      {children}
      <button className="button" type="submit">
        {texts.begin}
      </button>
    </form>
  );
}

function CourseField({ kind, texts }: { readonly kind: string } & Pick<FormProps, 'texts'>) {
  return (
    <fieldset className="study-course">
      <legend>{texts.course}</legend>
      {(['extra', 'practice'] as const).map((course) => (
        <label key={`${kind}-${course}`} className="choice">
          <input type="radio" name="course" value={course} defaultChecked={course === 'extra'} />
          {texts.courses[course]}
        </label>
      ))}
    </fieldset>
  );
}

function NumberField(props: {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value: number;
  readonly min: number;
}) {
  const { id, name, label, value, min } = props;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        type="number"
        inputMode="numeric"
        min={min}
        max={MOST_DAYS}
        defaultValue={value}
        required
      />
    </div>
  );
}

function TextField(props: {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly problem?: string | null;
}) {
  const { id, name, label, value, hint, problem = null } = props;
  const about = [
    ...(problem === null ? [] : [`${id}-problem`]),
    ...(hint === undefined ? [] : [`${id}-hint`]),
  ];
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        type="text"
        maxLength={500}
        defaultValue={value}
        aria-invalid={problem !== null || undefined}
        aria-describedby={about.length === 0 ? undefined : about.join(' ')}
      />
      {problem !== null && (
        <p className="field-problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
