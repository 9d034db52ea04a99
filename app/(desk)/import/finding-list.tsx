import type { PlanWords } from './replies.ts';
import type { ImportTexts } from './texts.ts';

/** What is wrong with a file: where, and how to mend it. */
export function FindingList(props: { readonly words: PlanWords; readonly texts: ImportTexts }) {
  const { words, texts } = props;
  return (
    <section className="grid gap-2" aria-labelledby="problems">
      <h2 id="problems">{texts.problems}</h2>
      <p>{words.findingsTitle}</p>
      <ul className="rows">
        {words.findings.map((finding, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two findings may read alike
          <li key={place} className={`finding finding-${finding.severity}`}>
            <p className="text--1">
              <strong className="finding-kind">{finding.kind}</strong> <code>{finding.file}</code>,{' '}
              {finding.place}
            </p>
            <p>{finding.sentence}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
