import { DiffView } from './diff-view.tsx';
import type { PlanWords } from './replies.ts';

/** The plan note by note, folded away until it is asked for. */
export function PlanLines({ words }: { readonly words: PlanWords }) {
  return (
    <details>
      <summary className="summary">{words.linesTitle}</summary>
      <ul className="rows mt-2">
        {words.lines.map((line, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two notes may read alike
          <li key={place} className="plan-line">
            <span className="text-soft text--1">{line.action}</span>
            <span className="font-text">{line.prompt}</span>
            <span className="plan-place text-soft">
              {line.place !== null && <code>{line.place}</code>} {line.deck} {line.from}
            </span>
            <DiffView diff={line.diff} />
          </li>
        ))}
      </ul>
      {words.linesLeft !== null && <p className="hint mt-2">{words.linesLeft}</p>}
    </details>
  );
}
