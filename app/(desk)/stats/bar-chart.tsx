import { TableBehind, type TableData } from './data-table.tsx';

/** What the parts of a bar are: a name for the legend, and a look. */
export interface Series {
  readonly name: string;
  readonly look: 'plain' | 'new' | 'learning' | 'young' | 'mature' | 'practice' | 'late';
}

/** One bar, from the ground up. */
export interface Bar {
  /** What it says when it is pointed at. */
  readonly title: string;
  readonly values: readonly number[];
}

/** A chart of bars with what is said of it. */
export interface Chart {
  readonly label: string;
  readonly series: readonly Series[];
  readonly bars: readonly Bar[];
  /** How high the highest bar is, in words. */
  readonly most: string;
  /** Marks below, spread evenly from the first bar to the last. */
  readonly axis: readonly string[];
  readonly table: TableData;
}

const HEIGHT = 100;
const WIDTH = 10;

/** Bars, drawn as they are asked for, with their table behind them. */
export function BarChart({ chart, summary }: { readonly chart: Chart; readonly summary: string }) {
  const { label, series, bars, most, axis, table } = chart;
  const highest = Math.max(...bars.map(({ values }) => sum(values)), Number.MIN_VALUE);
  return (
    <figure className="chart">
      {series.length > 1 && <Legend series={series} />}
      <p className="chart-most" aria-hidden="true">
        {most}
      </p>
      <svg
        className="chart-plot"
        viewBox={`0 0 ${bars.length * WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        {bars.map((bar, index) => (
          <Column
            key={bar.title}
            bar={bar}
            series={series}
            x={index * WIDTH}
            scale={HEIGHT / highest}
          />
        ))}
      </svg>
      <p className="chart-axis" aria-hidden="true">
        {axis.map((mark) => (
          <span key={mark}>{mark}</span>
        ))}
      </p>
      <TableBehind table={table} summary={summary} />
    </figure>
  );
}

/** The names of the parts. */
export function Legend({ series }: { readonly series: readonly Series[] }) {
  return (
    <figcaption className="chart-legend">
      {series.map(({ name, look }) => (
        <span key={name} className={`chart-key look-${look}`}>
          {name}
        </span>
      ))}
    </figcaption>
  );
}

function Column(props: {
  readonly bar: Bar;
  readonly series: readonly Series[];
  readonly x: number;
  readonly scale: number;
}) {
  const { bar, series, x, scale } = props;
  let top = HEIGHT;
  const parts = bar.values.map((value, part) => {
    const height = value * scale;
    top -= height;
    return { look: series[part]?.look ?? 'plain', y: top, height };
  });
  return (
    <g>
      <title>{bar.title}</title>
      {/* Where a bar is low or absent there is still something to point at. */}
      <rect className="chart-field" x={x} y={0} width={WIDTH} height={HEIGHT} />
      {parts.map(
        ({ look, y, height }) =>
          height > 0 && (
            <rect
              key={look}
              className={`look-${look}`}
              x={x + WIDTH * 0.1}
              y={y}
              width={WIDTH * 0.8}
              height={height}
            />
          ),
      )}
    </g>
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
