import type { UpstreamMark } from '#lib/formats/anki/collection.ts';
import type { Row } from '#lib/store/write-rows.ts';
import type { PackageImport } from './importing.ts';

/** What a person puts on a card, as columns. */
export interface Marks {
  readonly suspended: 0 | 1;
  readonly buriedDay: number | null;
  readonly flag: number;
  readonly marked: 0 | 1;
}

/** What a file says that was put on a card. */
export interface SaidMarks {
  /** Undefined where nothing ever was. */
  readonly mark: UpstreamMark | undefined;
  readonly isMarked: boolean;
}

/** What was on a card when it came last, and what is on it now. */
export interface MarkNews {
  readonly before: SaidMarks;
  readonly now: SaidMarks;
}

type Calendar = Pick<PackageImport, 'calendar'>;

/** What was put on a card in Anki, as a file says it. */
export function marksSaid({ mark, isMarked }: SaidMarks, { calendar }: Calendar): Marks {
  return {
    suspended: mark?.suspended ? 1 : 0,
    // Anki brings buried cards back on the next day.
    buriedDay: mark?.buried === undefined ? null : calendar.studyDayAt(mark.buried * 1000),
    flag: mark?.flag ?? 0,
    marked: isMarked ? 1 : 0,
  };
}

/** Whether anything was put on it. */
export function hasMarks({ suspended, buriedDay, flag, marked }: Marks): boolean {
  return suspended + flag + marked > 0 || buriedDay !== null;
}

/** The row of a card that was here: each mark follows what changed there since it came last, unless it was changed here. None where nothing changes. */
export function remarked(row: Row, marks: { readonly before: Marks; readonly now: Marks }): Row[] {
  const { before, now } = marks;
  const here = {
    suspended: row.suspended ? 1 : 0,
    buriedDay: (row.buriedDay ?? null) as number | null,
    flag: Number(row.flag),
    marked: row.marked ? 1 : 0,
  };
  const merged = {
    suspended: followed(before.suspended, here.suspended, now.suspended),
    buriedDay: followed(before.buriedDay, here.buriedDay, now.buriedDay),
    flag: followed(before.flag, here.flag, now.flag),
    marked: followed(before.marked, here.marked, now.marked),
  };
  const isSame =
    merged.suspended === here.suspended &&
    merged.buriedDay === here.buriedDay &&
    merged.flag === here.flag &&
    merged.marked === here.marked;
  return isSame ? [] : [{ ...row, ...merged }];
}

function followed<Value>(before: Value, here: Value, now: Value): Value {
  return here === before ? now : here;
}
