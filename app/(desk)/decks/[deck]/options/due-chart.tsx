'use client';

import type { FormTexts } from '#app/i18n/options.en.ts';
import type { PreviewWords } from './form-state.ts';

const DAY_WIDTH = 20;
const BAR = 8;
const HEIGHT = 160;
const TOP = 28;
const BELOW = 28;
/** Days from one date to the next; the last ones would stick out. */
const DATES_APART = 7;
const DATE_DAYS = 4;

/** Cards due on each of the days to come, before and after, as bars and as a table. */
export function DueChart(props: {
  readonly days: PreviewWords['days'];
  readonly texts: FormTexts['preview'];
}) {
  const { days, texts } = props;
  const most = Math.max(1, ...days.flatMap(({ before, after }) => [before, after]));
  const width = days.length * DAY_WIDTH;
  return (
    <figure className="due-chart">
      <figcaption className="due-legend">
        <span className="due-key due-key-before">{texts.before}</span>
        <span className="due-key due-key-after">{texts.after}</span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${TOP + HEIGHT + BELOW}`} role="img" aria-label={texts.title}>
        <line className="due-axis" x1={0} x2={width} y1={TOP + HEIGHT} y2={TOP + HEIGHT} />
        <text className="due-text" x={0} y={TOP - 8}>
          {`${most} ${texts.axis}`}
        </text>
        {days.map((day, index) => (
          <Bars key={day.name} day={day} x={index * DAY_WIDTH} most={most} />
        ))}
        {days.map(
          ({ name }, index) =>
            index % DATES_APART === 0 &&
            index + DATE_DAYS <= days.length && (
              <text key={name} className="due-text" x={index * DAY_WIDTH} y={TOP + HEIGHT + 22}>
                {name}
              </text>
            ),
        )}
      </svg>
      <DueTable days={days} texts={texts} />
    </figure>
  );
}

function Bars(props: {
  readonly day: PreviewWords['days'][number];
  readonly x: number;
  readonly most: number;
}) {
  const { day, x, most } = props;
  const height = (count: number) => (count / most) * HEIGHT;
  const bar = (count: number) => ({
    y: TOP + HEIGHT - height(count),
    height: height(count),
    width: BAR,
  });
  return (
    <>
      <rect className="due-before" x={x + 1} {...bar(day.before)} />
      <rect className="due-after" x={x + 1 + BAR} {...bar(day.after)} />
    </>
  );
}

function DueTable(props: {
  readonly days: PreviewWords['days'];
  readonly texts: FormTexts['preview'];
}) {
  const { days, texts } = props;
  return (
    <details>
      <summary className="summary">{texts.table}</summary>
      <table className="due-table">
        <thead>
          <tr>
            <th scope="col">{texts.day}</th>
            <th scope="col">{texts.before}</th>
            <th scope="col">{texts.after}</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ name, before, after }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{before}</td>
              <td>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
