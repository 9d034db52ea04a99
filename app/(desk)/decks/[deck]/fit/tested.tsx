import type { FitTexts } from '#app/i18n/fit.en.ts';
import type { FitTested } from '#lib/scheduler/fitting/fit-report.ts';
import type { Language } from '#lib/shared/settings.ts';
import { digits } from './words.ts';

/** The numbers of a test, for those who want them; `day` writes an instant as a date. */
export function Tested(props: {
  readonly tested: FitTested;
  readonly parameters: readonly number[];
  readonly texts: FitTexts;
  readonly language: Language;
  readonly day: (instant: number) => string;
}) {
  const { tested, parameters, texts, language, day } = props;
  const { before, fitted, test } = tested;
  const rows = [
    [texts.logLoss, before.logLoss, fitted.logLoss, 4],
    [texts.rmse, before.rmseBins, fitted.rmseBins, 3],
    [texts.auc, before.auc, fitted.auc, 3],
  ] as const;
  const write = (value: number | null, places: number) =>
    value === null ? '–' : digits(value, places, language);
  return (
    <details className="fold">
      <summary>{texts.details}</summary>
      <div className="grid gap-2">
        <p>{texts.tested(tested.days, day(tested.from), day(tested.to))}</p>
        <div className="fit-table-frame">
          <table className="fit-table">
            <thead>
              <tr>
                <th scope="col">{texts.measure}</th>
                <th scope="col">{texts.inUseBefore}</th>
                <th scope="col">{texts.learnt}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(([name, old, learnt, places]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{write(old, places)}</td>
                  <td>{write(learnt, places)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className="hint">{texts.lower}</p>
        <p>{texts.chanceTest(digits(test.t, 1, language), digits(test.threshold, 2, language))}</p>
        <p className="font-medium">{texts.parameters}</p>
        <p className="fit-parameters">{parameters.map((each) => each.toFixed(4)).join(', ')}</p>
      </div>
    </details>
  );
}
