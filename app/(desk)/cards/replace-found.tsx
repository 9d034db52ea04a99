import { formatNumber } from '#app/i18n/plural.ts';
import type { ReplaceTexts } from '#app/i18n/replace.en.ts';
import { filled, formOf } from '#app/review/words.ts';
import type { ReplaceLine, ReplacePreview, Unchanged } from '#lib/library/replacing/types.ts';
import type { Language } from '#lib/shared/settings.ts';
import type { LookState } from './use-replacement.ts';

interface FoundProps {
  readonly state: LookState;
  readonly language: Language;
  readonly texts: ReplaceTexts;
  readonly onStop: () => void;
}

/** What a replacement would change, and what it would leave as it is and why; or how far the look is. */
export function Found({ state, language, texts, onStop }: FoundProps) {
  switch (state.kind) {
    case 'nothing':
      return null;
    case 'looking': {
      const [done, total] = [state.done, state.total].map((each) => formatNumber(each, language));
      return (
        <div className="cards-running" role="status">
          <label>
            {filled(filled(texts.looking, 'done', done ?? ''), 'total', total ?? '')}{' '}
            <progress value={state.done} max={Math.max(1, state.total)} />
          </label>
          <button className="button" type="button" onClick={onStop}>
            {texts.stop}
          </button>
        </div>
      );
    }
    case 'failed':
      return (
        <p className="notice notice-problem" role="alert">
          {state.why || texts.failed}
        </p>
      );
    case 'shown': {
      const { found } = state;
      if ('lines' in found) return <Preview found={found} language={language} texts={texts} />;
      return (
        <p className="notice notice-problem" role="alert">
          {filled(texts.problems[found.problem], 'found', found.found)}
        </p>
      );
    }
  }
}

function Preview(props: {
  readonly found: ReplacePreview;
  readonly language: Language;
  readonly texts: ReplaceTexts;
}) {
  const { found, language, texts } = props;
  const { notes, places, lines, unchanged } = found;
  const counted = (count: number, forms: ReplaceTexts['places']) =>
    filled(formOf(count, forms), 'n', formatNumber(count, language));
  return (
    <div className="cards-replace-found">
      <p role="status">
        {notes === 0
          ? texts.nothing
          : `${counted(places, texts.places)} ${counted(notes, texts.inNotes)}.`}{' '}
        {lines.length < notes && texts.first}
      </p>
      {lines.length > 0 && <Lines lines={lines} texts={texts} />}
      {unchanged.map((each) => (
        <Left key={each.reason} unchanged={each} language={language} texts={texts} />
      ))}
    </div>
  );
}

function Left(props: {
  readonly unchanged: Unchanged;
  readonly language: Language;
  readonly texts: ReplaceTexts;
}) {
  const { unchanged, language, texts } = props;
  const { notes, reason, first } = unchanged;
  const text = filled(formOf(notes, texts.unchanged), 'n', formatNumber(notes, language));
  return (
    <details>
      <summary className="summary">{filled(text, 'why', texts.reasons[reason])}</summary>
      <Lines lines={first} texts={texts} />
    </details>
  );
}

function Lines(props: { readonly lines: readonly ReplaceLine[]; readonly texts: ReplaceTexts }) {
  const { lines, texts } = props;
  return (
    <ul className="cards-replace-lines">
      {lines.map((line) => (
        <li key={`${line.card} ${placeOf(line, texts)}`}>
          <span className="hint">
            {line.deck} · {placeOf(line, texts)}
          </span>
          <p className="word-diff">
            {line.parts.map(({ kind, text }, at) => {
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no names but their places
              if (kind === 'same') return <span key={at}>{text}</span>;
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              return kind === 'removed' ? <del key={at}>{text}</del> : <ins key={at}>{text}</ins>;
            })}
          </p>
        </li>
      ))}
    </ul>
  );
}

function placeOf({ at }: ReplaceLine, texts: ReplaceTexts): string {
  if (at.kind === 'field') return filled(texts.fieldOf, 'name', at.name);
  return filled(filled(texts.line, 'path', at.path), 'n', String(at.line));
}
