/** How Obsidian Spaced Repetition had scheduled a card. */
export interface ObsidianSchedule {
  /** Days since 1970-01-01 of the civil date on which it is due. */
  readonly day: number;
  /** Days. */
  readonly interval: number;
  /** 2.5 to begin with. */
  readonly ease: number;
}

const COMMENT =
  /<!--\s*SR:((?:!\d{4}-\d{2}-\d{2},\d{1,6}(?:\.\d{1,9})?,\d{1,5}(?:\.\d{1,9})?)+)\s*-->/;
const MOST_DAYS = 36_500;
const MOST_HEAD = 10_000;
const DAY_MS = 86_400_000;

/** What the program writes for a card that waits while another of its note was answered. */
const NOT_YET = '2000-01-01';

/**
 * The schedules in the first comment of lines, `<!--SR:!2024-01-01,3,250!…-->`: due date, interval in days, ease in percent, a card after the
 * other. Null for one that is new or makes no sense.
 */
export function readSchedules(text: string): (ObsidianSchedule | null)[] {
  const list = COMMENT.exec(text)?.[1];
  return list === undefined ? [] : list.slice(1).split('!').map(scheduleOf);
}

function scheduleOf(text: string): ObsidianSchedule | null {
  const [date = '', days, percent] = text.split(',');
  const day = Date.parse(`${date}T00:00:00Z`) / DAY_MS;
  const [interval, ease] = [Number(days), Number(percent) / 100];
  const isSound =
    Number.isInteger(day) && interval > 0 && interval <= MOST_DAYS && ease >= 1 && ease <= 10;
  return isSound && date !== NOT_YET ? { day, interval, ease } : null;
}

/** Whether a document says that it is written as for Obsidian. */
export function isForObsidian(text: string): boolean {
  const head = text.slice(0, MOST_HEAD);
  if (!/^\ufeff?---\r?\n/.test(head)) return false;
  const end = head.search(/\n---[^\S\n]*\r?$/m);
  const matter = end < 0 ? head : head.slice(0, end);
  return /^compat:/m.test(matter) && /^(?:compat:.*|[^\S\n]*-[^\S\n]*)\bobsidian\b/m.test(matter);
}
