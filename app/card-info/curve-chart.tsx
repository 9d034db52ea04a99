import type { CardInfo } from '#lib/review/card-info.ts';
import type { CurvePoint, CurveStretch } from '#lib/scheduler/memory-path.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { dayOf, percent, type Saying } from './words.ts';

const WIDTH = 400;
const HEIGHT = 150;
const LEFT = 44;
const TOP = 12;
const BELOW = 30;
/** Shares that have a line of their own. */
const SHARES = [1, 0.75, 0.5, 0.25, 0] as const;

interface Scale {
  readonly x: (at: Instant) => number;
  readonly y: (recall: number) => number;
}

/** The forgetting curve of a card as a picture, and as a table behind it. */
export function CurveChart({ info, saying }: { readonly info: CardInfo; readonly saying: Saying }) {
  const { curve, now } = info;
  const { texts, language } = saying;
  const points = curve.flatMap((stretch) => stretch.points);
  const from = points[0]?.at ?? now;
  const until = Math.max(points.at(-1)?.at ?? now, from + 1);
  const scale: Scale = {
    x: (at) => LEFT + ((at - from) / (until - from)) * (WIDTH - LEFT),
    y: (recall) => TOP + (1 - recall) * HEIGHT,
  };
  const past = curve.filter(({ isAhead }) => !isAhead);
  return (
    <figure className="card-info-curve">
      <figcaption>{texts.memory.curve}</figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${TOP + HEIGHT + BELOW}`}
        role="img"
        aria-label={texts.memory.curveLabel(past.length)}
      >
        {SHARES.map((share) => (
          <ShareLine key={share} share={share} y={scale.y(share)} language={language} />
        ))}
        <line
          className="curve-now"
          x1={scale.x(now)}
          x2={scale.x(now)}
          y1={TOP}
          y2={TOP + HEIGHT}
        />
        {curve.map(({ points: own, isAhead }) => (
          <path
            key={`${own[0]?.at} ${isAhead}`}
            className={isAhead ? 'curve-ahead' : 'curve-past'}
            d={pathOf(own, scale)}
          />
        ))}
        {past.map(({ points: [first] }) => (
          <circle
            key={first?.at}
            className="curve-answer"
            cx={scale.x(first?.at ?? 0)}
            cy={scale.y(1)}
            r={3.5}
          />
        ))}
        <text className="curve-text" x={LEFT} y={TOP + HEIGHT + 22}>
          {dayOf(from, saying)}
        </text>
        <text className="curve-text" x={WIDTH} y={TOP + HEIGHT + 22} textAnchor="end">
          {dayOf(until, saying)}
        </text>
      </svg>
      <CurveTable curve={curve} saying={saying} />
    </figure>
  );
}

function ShareLine(props: {
  readonly share: number;
  readonly y: number;
  readonly language: Saying['language'];
}) {
  const { share, y, language } = props;
  return (
    <>
      <line className="curve-share" x1={LEFT} x2={WIDTH} y1={y} y2={y} />
      <text className="curve-text" x={LEFT - 8} y={y + 4} textAnchor="end">
        {percent(share, language)}
      </text>
    </>
  );
}

/** Recall jumps up at an answer: each stretch begins at the top. */
function pathOf(points: readonly CurvePoint[], { x, y }: Scale): string {
  const steps = points.map(({ at, recall }) => `${round(x(at))} ${round(y(recall))}`);
  return `M${steps.join('L')}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function CurveTable({
  curve,
  saying,
}: {
  readonly curve: readonly CurveStretch[];
  readonly saying: Saying;
}) {
  const { texts, language } = saying;
  const words = texts.memory;
  return (
    <details>
      <summary className="summary">{words.table}</summary>
      <table className="card-info-table">
        <thead>
          <tr>
            <th scope="col">{words.when}</th>
            <th scope="col">{words.chance}</th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(curve, saying).map(({ name, at, recall }) => (
            <tr key={`${at} ${name}`}>
              <th scope="row">{name}</th>
              <td>{percent(recall, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** Each answer with the recall before it, now, and four points of what is ahead. */
function rowsOf(curve: readonly CurveStretch[], saying: Saying) {
  const { texts } = saying;
  const date = (at: Instant) => dayOf(at, saying);
  const past = curve.filter(({ isAhead }) => !isAhead).map(({ points }) => points);
  const ends = past.flatMap((points, index) => {
    const end = points.at(-1);
    if (!end) return [];
    const isLast = index === past.length - 1;
    const name = isLast ? texts.memory.today(date(end.at)) : texts.memory.before(date(end.at));
    return [{ name, ...end }];
  });
  const ahead = curve.find(({ isAhead }) => isAhead)?.points ?? [];
  const later = ahead.filter((_, index) => index > 0 && index % 6 === 0);
  return [
    ...ends,
    ...later.map((point) => ({ name: texts.memory.ahead(date(point.at)), ...point })),
  ];
}
