import type { ReactNode } from 'react';
import type { EditorTexts } from '#app/i18n/editor.en.ts';
import type { Language } from '#lib/shared/settings.ts';
import { OutlookView } from './outlook-view.tsx';
import { isDone } from './text-area.tsx';
import type { CardWriting } from './use-writing.ts';

interface WritingFormProps<Opened, Written> {
  readonly writing: CardWriting<Opened, Written>;
  /** Where it comes from. */
  readonly place: ReactNode;
  /** What one types into. */
  readonly children: ReactNode;
  /** What somebody else has written meanwhile. */
  readonly theirs: (now: Opened) => ReactNode;
  readonly texts: EditorTexts;
  readonly language: Language;
  readonly onClose: () => void;
}

/** Whatever of a card is edited: what one types, what comes of it, and the ways out. */
export function WritingForm<Opened, Written>(props: WritingFormProps<Opened, Written>) {
  const { writing, place, children, theirs, texts, language, onClose } = props;
  const { outlook } = writing;
  return (
    <form
      className="editor"
      onSubmit={(event) => {
        event.preventDefault();
        void writing.save();
      }}
      onKeyDown={(event) => isDone(event) && event.currentTarget.requestSubmit()}
    >
      <div className="editor-write">
        <p className="passage-place">{place}</p>
        {writing.isBack && (
          <p>
            {texts.draft}{' '}
            <button type="button" className="button-plain" onClick={writing.startOver}>
              {texts.startOver}
            </button>
          </p>
        )}
        {children}
        <TroubleView {...{ writing, theirs, texts }} />
        <p className="editor-ways">
          <button type="submit" className="button button-main" disabled={outlook?.isBroken}>
            {writing.isSaving ? texts.saving : texts.save}
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

function TroubleView<Opened, Written>({
  writing,
  theirs,
  texts,
}: Pick<WritingFormProps<Opened, Written>, 'writing' | 'theirs' | 'texts'>) {
  const { trouble } = writing;
  return (
    <div role="alert">
      {trouble?.kind === 'conflict' && (
        <div className="editor-conflict">
          <p>{texts.edit.conflict}</p>
          <p className="hint">{texts.edit.theirs}</p>
          {theirs(trouble.now)}
          <p className="editor-ways">
            <button type="button" className="button" onClick={() => void writing.save(trouble.now)}>
              {texts.edit.mine}
            </button>
            <button
              type="button"
              className="button"
              onClick={() => writing.takeTheirs(trouble.now)}
            >
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
