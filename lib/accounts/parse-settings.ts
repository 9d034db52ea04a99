import { z } from 'zod';
import { defaultSettings, type Settings } from '#lib/shared/settings.ts';

/** The name of an action; the screen leaves alone what it does not know. */
const action = z.string().regex(/^[a-z0-9-]{0,40}$/);

const shape = {
  language: z.enum(['ru', 'en']).nullable(),
  theme: z.enum(['system', 'light', 'dark']),
  zone: z.string().refine(isZone).nullable(),
  rollover: z.number().int().min(0).max(23),
  learnAheadMinutes: z.number().int().min(0).max(1440),
  limitsFromTop: z.boolean(),
  newIgnoresReviews: z.boolean(),
  autoPlay: z.boolean(),
  autoSpeak: z.boolean(),
  singleKeys: z.boolean(),
  keys: z.string().max(1000),
  twoButtons: z.boolean(),
  showTimer: z.boolean(),
  timeboxMinutes: z.number().int().min(0).max(240),
  autoQuestionSeconds: z.number().min(0).max(600),
  autoAnswerSeconds: z.number().min(0).max(600),
  autoAction: z.enum(['again', 'good', 'bury-card']),
  showCounts: z.boolean(),
  showIntervals: z.boolean(),
  tapReveals: z.boolean(),
  swipeLeft: action,
  swipeRight: action,
  swipeUp: action,
  swipeDown: action,
  vibrates: z.boolean(),
};

const anything = z.record(z.string(), z.unknown()).catch({});

/** Settings as they were stored. A value that makes no sense (any more) falls back to its default. */
export function parseSettings(stored: unknown): Settings {
  const given = anything.parse(stored);
  const entries = Object.entries(shape).map(([name, rule]) => {
    // Most are never chosen. Every request asks, and to find that nothing is nothing takes longer than all the rest.
    if (given[name] === undefined) return [name, defaultSettings[name as keyof Settings]];
    const parsed = rule.safeParse(given[name]);
    return [name, parsed.success ? parsed.data : defaultSettings[name as keyof Settings]];
  });
  return Object.fromEntries(entries) as unknown as Settings;
}

/** The settings of a patch that cannot be: their names. */
export function impossibleSettings(patch: Partial<Settings>): (keyof Settings)[] {
  const names = Object.keys(patch) as (keyof Settings)[];
  return names.filter((name) => !shape[name]?.safeParse(patch[name]).success);
}

const knownZones = new Set<string>();

/** Every request asks, and asking the platform is slow. */
function isZone(zone: string): boolean {
  if (knownZones.has(zone)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    return false;
  }
  knownZones.add(zone);
  return true;
}
