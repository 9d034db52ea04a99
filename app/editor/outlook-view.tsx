import type { OutlookWords } from '#app/api/notes/outlook-in-words.ts';
import type { EditorTexts } from '#app/i18n/editor.en.ts';
import { CardHtml } from '#app/parts/card-html.tsx';
import type { Language } from '#lib/shared/settings.ts';

interface OutlookViewProps {
  readonly outlook: OutlookWords | null;
  readonly texts: EditorTexts;
  readonly language: Language;
}

/** What would come of what is typed: what is wrong, what would go, and the cards as they would look. */
export function OutlookView({ outlook, texts, language }: OutlookViewProps) {
  return (
    <section className="editor-outlook" aria-labelledby="editor-outlook">
      <h3 id="editor-outlook">{texts.preview}</h3>
      <div role="status" className="editor-told">
        {outlook !== null && <Told outlook={outlook} texts={texts} />}
      </div>
      {outlook !== null && (
        <ol className="editor-cards">
          {outlook.cards.map(({ facet, ...card }) => (
            <li key={facet} className="editor-card">
              {card.isNew && <p className="editor-new">{texts.isNew}</p>}
              <CardSide name={texts.question} html={card.prompt} {...{ card, language }} />
              <CardSide name={texts.answer} html={card.answer} {...{ card, language }} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Told({ outlook, texts }: { readonly outlook: OutlookWords; readonly texts: EditorTexts }) {
  const { cards, findings, twins, gone, goneWithHistory, othersGone } = outlook;
  return (
    <>
      {cards.length === 0 && findings.length === 0 && <p>{texts.nothing}</p>}
      {findings.map(({ line, severity, sentence }) => (
        <p key={`${line} ${sentence}`} className={`finding finding-${severity}`}>
          <strong className="finding-kind">{texts.severity[severity]}</strong> {texts.line(line)}:{' '}
          {sentence}
        </p>
      ))}
      {twins && (
        <p className="editor-warning">
          {texts.twins(twins.count)}{' '}
          <a href={`/cards/${twins.card}`} target="_blank" rel="noreferrer">
            {texts.showTwin}
          </a>
        </p>
      )}
      {gone > 0 && <p className="editor-warning">{texts.gone(gone, goneWithHistory)}</p>}
      {othersGone > 0 && <p className="editor-warning">{texts.othersGone(othersGone)}</p>}
    </>
  );
}

function CardSide(props: {
  readonly name: string;
  readonly html: string;
  readonly card: { readonly language: string };
  readonly language: string;
}) {
  const { name, html, card, language } = props;
  return (
    <div lang={card.language}>
      <p className="sr-only" lang={language}>
        {name}
      </p>
      <CardHtml html={html} />
    </div>
  );
}
