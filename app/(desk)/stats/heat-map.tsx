'use client';

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

const CELL = 12;
const GAP = 2;
const WEEK = 7;

/** A day of the map, in words. */
export interface HeatDay {
  /** From 0, nothing, to 4. */
  readonly level: number;
  readonly title: string;
}

/**
 * The days of a year as squares, a column a week. One stop of the keyboard: arrows go from day to day, and the day is told
 * below and to screen readers.
 */
export function HeatMap(props: {
  readonly days: readonly HeatDay[];
  /** The weekday of the first day, Monday is 0. */
  readonly offset: number;
  readonly label: string;
}) {
  const { days, offset, label } = props;
  const [chosen, choose] = useState(days.length - 1);
  const scroll = useRef<HTMLDivElement>(null);
  // The year ends today, at the right.
  useEffect(() => {
    scroll.current?.scrollTo({ left: scroll.current.scrollWidth });
  }, []);
  const columns = Math.ceil((days.length + offset) / WEEK);
  const go = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    choose(Math.min(days.length - 1, Math.max(0, chosen + step)));
  };
  const title = days[chosen]?.title ?? '';
  return (
    <>
      <div className="heat-scroll" ref={scroll}>
        <div
          className="heat"
          role="slider"
          tabIndex={0}
          aria-label={label}
          aria-valuemin={1}
          aria-valuemax={days.length}
          aria-valuenow={chosen + 1}
          aria-valuetext={title}
          onKeyDown={go}
        >
          <svg viewBox={`0 0 ${columns * (CELL + GAP)} ${WEEK * (CELL + GAP)}`} aria-hidden="true">
            {days.map((day, index) => (
              <rect
                key={day.title}
                className={`heat-day heat-${day.level}`}
                data-chosen={index === chosen || undefined}
                x={Math.floor((index + offset) / WEEK) * (CELL + GAP) + 1}
                y={((index + offset) % WEEK) * (CELL + GAP) + 1}
                width={CELL}
                height={CELL}
                onPointerDown={() => choose(index)}
              >
                <title>{day.title}</title>
              </rect>
            ))}
          </svg>
        </div>
      </div>
      <p className="heat-told">{title}</p>
    </>
  );
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  ArrowLeft: -WEEK,
  ArrowRight: WEEK,
  PageUp: -30,
  PageDown: 30,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};
