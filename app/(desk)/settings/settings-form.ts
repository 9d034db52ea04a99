import { z } from 'zod';
import { ACTION_IDS } from '#app/review/actions.ts';
import { isZone } from '#app/server/zones.ts';
import type { Settings } from '#lib/shared/settings.ts';

/** Longest look ahead that can be chosen, in minutes. */
export const LEARN_AHEAD_LIMIT = 1440;

const tick = z
  .literal('on')
  .optional()
  .transform((ticked) => ticked === 'on');

const swipe = z.literal(['', ...ACTION_IDS]);

/** The form of the settings as a browser sends it: every value is text, and an unticked box is absent. */
export const settingsForm: z.ZodType<Omit<Settings, 'keys'>> = z.object({
  language: z.enum(['auto', 'ru', 'en']).transform((choice) => (choice === 'auto' ? null : choice)),
  theme: z.enum(['system', 'light', 'dark']),
  zone: z.string().refine(isZone),
  rollover: z.coerce.number().int().min(0).max(23),
  learnAheadMinutes: z.coerce.number().int().min(0).max(LEARN_AHEAD_LIMIT),
  limitsFromTop: tick,
  newIgnoresReviews: tick,
  autoPlay: tick,
  autoSpeak: tick,
  singleKeys: tick,
  twoButtons: tick,
  showCounts: tick,
  showIntervals: tick,
  showTimer: tick,
  tapReveals: tick,
  vibrates: tick,
  timeboxMinutes: z.coerce.number().int().min(0).max(240),
  autoQuestionSeconds: z.coerce.number().min(0).max(600),
  autoAnswerSeconds: z.coerce.number().min(0).max(600),
  autoAction: z.enum(['again', 'good', 'bury-card']),
  swipeLeft: swipe,
  swipeRight: swipe,
  swipeUp: swipe,
  swipeDown: swipe,
});
