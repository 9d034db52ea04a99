import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ActionId } from '#app/review/actions.ts';
import { tempFolderWith } from '../../support/temp-folder.ts';
import { openReview, untilAlive, untilSent } from './review.ts';

const TERMS = Array.from({ length: 8 }, (_, at) => `- Term ${at} ::: meaning ${at}\n`).join('');

const STEPS = `Q: What comes after what? ![a tone](tone.wav) #seq <!-- id: steps recall: all -->

_hint: from the first to the third_

1. one
2. two
3. three

Q: What comes then?

A: Nothing.
`;

const head = (title: string) =>
  `---\ndeck: ${title.toLowerCase()}\ntitle: ${title}\nlang: en\n---\n\n`;

/** A folder with two decks: terms asked both ways, and a sequence with a hint and a sound. */
export function decksToWalk(): string {
  return tempFolderWith({
    'terms.md': head('Terms') + TERMS,
    'steps.md': head('Steps') + STEPS,
    'tone.wav': silence(30),
  });
}

/** So many seconds of nothing, as a WAV of 8 bits at 8 kHz. */
function silence(seconds: number): Buffer {
  const rate = 8000;
  const size = rate * seconds;
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + size, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(size, 40);
  return Buffer.concat([header, Buffer.alloc(size, 128)]);
}

/** What an action can change on the screen. */
export interface Shown {
  readonly card: string | null;
  /** The flag and the mark. */
  readonly marks: readonly (string | null)[];
  readonly counts: readonly (string | null)[];
  /** How many of its steps are there to see; of an answer without steps, whether it is. */
  readonly revealed: number;
  readonly isHinted: boolean;
  readonly dialogs: number;
}

/** Reads the screen as it stands. */
export function shown(page: Page): Promise<Shown> {
  return page.evaluate(() => {
    const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
    const inSight = (selector: string) => all(selector).filter((each) => each.checkVisibility());
    return {
      card: document.querySelector<HTMLElement>('.review-card')?.dataset.card ?? null,
      marks: all('.review-marks > *').map((each) => each.getAttribute('aria-label')),
      counts: all('.review-number').map((each) => each.textContent),
      revealed: inSight('#answer li, #answer:not(:has(li))').length,
      isHinted: all('details.hint[open]').length > 0,
      dialogs: all('dialog[open]').length,
    };
  });
}

/** One time through an action, as the test that walks it goes. */
export interface Step {
  readonly page: Page;
  /** The screen before it. */
  readonly before: Shown;
  /** Asks for an action in the way that is walked: by key, or by button. */
  readonly ask: (action: ActionId) => Promise<void>;
}

/** How an action is walked, and how one comes back to where one was. */
export interface Walk {
  readonly deck: 'Terms' | 'Steps';
  /** Brings about what it needs. */
  readonly prepare?: (step: Step) => Promise<unknown>;
  /** Says yes where it asks first. */
  readonly confirm?: (step: Step) => Promise<unknown>;
  /** Waits until it has done what it is for. */
  readonly does: (step: Step) => Promise<unknown>;
  /** `undo` is walked with redo; a panel is left by Escape. */
  readonly back: 'undo' | 'escape' | ((step: Step) => Promise<unknown>);
}

const reveal = async ({ page, ask }: Step) => {
  await ask('go-on');
  const ratings = page.locator('.review-ratings');
  await ratings.waitFor().catch(async (cause: unknown) => {
    throw new Error(`No answer is shown: ${await standing(page)}`, { cause });
  });
};

/** What has the focus, what is said, and how the card stands. */
async function standing(page: Page): Promise<string> {
  const seen = await page.evaluate(() => ({
    focus: document.activeElement?.outerHTML.slice(0, 200),
    toast: document.querySelector('.review-toast')?.textContent,
    dialogs: document.querySelectorAll('dialog').length,
  }));
  return JSON.stringify({ ...seen, ...(await shown(page)) });
}

const gone = async ({ page, before }: Step) => {
  await expect.poll(async () => (await shown(page)).card).not.toBe(before.card);
};

const marked = (label: string) => (step: Step) =>
  expect.poll(async () => (await shown(step.page)).marks).toEqual([label]);

const confirm =
  (text: string | null) =>
  async ({ page }: Step) => {
    const form = page.locator('dialog[open] form');
    await form.waitFor();
    if (text !== null) await form.locator('input:not([type=checkbox])').fill(text);
    await page.keyboard.press('Enter');
  };

const says = (words: string) => (step: Step) => step.page.getByText(words).waitFor();

/** Sees that something of this kind lies over the card. */
const opens = (selector: string) => (step: Step) =>
  step.page.locator(`dialog[open] ${selector}`).first().waitFor();

const again = (action: ActionId) => (step: Step) => step.ask(action);

/** Rating and taking that back is how an answer is hidden again. */
const toQuestion = async (step: Step) => {
  await step.page.locator('.review-rating-3').click();
  // Else it would look as if it were back before it is gone.
  await gone(step);
  await step.ask('undo');
};

const rating = (): Walk => ({ deck: 'Terms', prepare: reveal, does: gone, back: 'undo' });
const flag = (label: string): Walk => ({ deck: 'Terms', does: marked(label), back: 'undo' });
const taking = (): Walk => ({ deck: 'Terms', does: gone, back: 'undo' });
const asking = (text: string | null): Walk => ({
  deck: 'Terms',
  confirm: confirm(text),
  does: gone,
  back: 'undo',
});
const panel = (selector: string): Walk => ({
  deck: 'Terms',
  does: opens(selector),
  back: 'escape',
});

const sound = (page: Page) =>
  page.locator('#prompt audio').evaluate(({ paused, currentTime }: HTMLAudioElement) => ({
    isPlaying: !paused,
    at: currentTime,
  }));
const isPlaying = async ({ page }: Step) =>
  expect.poll(async () => (await sound(page)).isPlaying).toBe(true);
const isSilent = async ({ page }: Step) =>
  expect.poll(async () => (await sound(page)).isPlaying).toBe(false);
const play = async (step: Step) => {
  await step.ask('replay');
  await isPlaying(step);
};
const halt = async (step: Step) => {
  await step.ask('pause-sound');
  await isSilent(step);
};
/** Halted, so that where it is stays where it is. */
const playAndHalt = async (step: Step) => {
  await play(step);
  await expect.poll(async () => (await sound(step.page)).at).toBeGreaterThan(0);
  await halt(step);
};
const movesTo = (test: (at: number) => boolean) => (step: Step) =>
  expect.poll(async () => test((await sound(step.page)).at)).toBe(true);

/** Every action that there is: one that is added has to be walked. */
export const WALKS: Readonly<Record<ActionId, Walk>> = {
  'go-on': {
    deck: 'Terms',
    does: ({ page }) => page.locator('#answer').waitFor(),
    back: toQuestion,
  },
  'reveal-all': {
    deck: 'Steps',
    does: ({ page }) => expect.poll(async () => (await shown(page)).revealed).toBe(3),
    back: toQuestion,
  },
  again: rating(),
  hard: rating(),
  good: rating(),
  easy: rating(),
  hint: {
    deck: 'Steps',
    does: ({ page }) => expect.poll(async () => (await shown(page)).isHinted).toBe(true),
    back: again('hint'),
  },
  undo: {
    deck: 'Terms',
    prepare: async (step) => {
      await step.ask('suspend-note');
      await gone(step);
    },
    does: says('Undone: suspending the note'),
    back: async () => undefined,
  },
  redo: {
    deck: 'Terms',
    prepare: async (step) => {
      await step.ask('bury-card');
      await gone(step);
      await step.ask('undo');
      await expect.poll(() => shown(step.page)).toEqual(step.before);
    },
    does: gone,
    back: 'undo',
  },
  mark: flag('Marked'),
  'flag-1': flag('Red flag'),
  'flag-2': flag('Orange flag'),
  'flag-3': flag('Green flag'),
  'flag-4': flag('Blue flag'),
  'flag-5': flag('Pink flag'),
  'flag-6': flag('Turquoise flag'),
  'flag-7': flag('Purple flag'),
  'bury-card': taking(),
  'bury-note': taking(),
  'suspend-card': taking(),
  'suspend-note': taking(),
  'set-due': asking('3-7'),
  reset: asking(null),
  'delete-note': asking(null),
  copy: {
    deck: 'Terms',
    does: ({ page }) =>
      expect
        .poll(() => page.evaluate(() => navigator.clipboard.readText()))
        .toBe('Term 0\n\nmeaning 0'),
    back: ({ page }) => page.evaluate(() => navigator.clipboard.writeText('')),
  },
  edit: panel('.editor textarea'),
  add: panel('.editor textarea'),
  source: panel('#card-info-source'),
  info: panel('.card-info'),
  'previous-info': {
    deck: 'Terms',
    prepare: async (step) => {
      await reveal(step);
      await step.ask('again');
      await gone(step);
      await untilSent(step.page);
    },
    does: opens('.card-info-history'),
    back: async ({ page, ask }) => {
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });
      await ask('undo');
    },
  },
  options: {
    deck: 'Terms',
    does: ({ page }) => page.waitForURL(/\/options$/),
    back: async ({ page }) => {
      await page.goBack();
      await untilAlive(page);
    },
  },
  replay: { deck: 'Steps', does: isPlaying, back: halt },
  'pause-sound': { deck: 'Steps', prepare: play, does: isSilent, back: async () => undefined },
  'sound-forward': {
    deck: 'Steps',
    prepare: playAndHalt,
    does: movesTo((at) => at > 5),
    back: again('sound-back'),
  },
  'sound-back': {
    deck: 'Steps',
    prepare: async (step) => {
      await playAndHalt(step);
      await step.ask('sound-forward');
      await movesTo((at) => at > 5)(step);
    },
    does: movesTo((at) => at < 5),
    back: async () => undefined,
  },
  // Where there is no voice, that is said.
  speak: {
    deck: 'Terms',
    does: ({ page }) =>
      expect
        .poll(() =>
          page.evaluate(
            () =>
              speechSynthesis.speaking ||
              document.querySelector('.review-notices')?.textContent?.includes('voice'),
          ),
        )
        .toBe(true),
    back: async () => undefined,
  },
  'auto-advance': {
    deck: 'Terms',
    does: ({ page }) => page.locator('.review-tools [aria-label^="Going on"]').waitFor(),
    back: async (step) => {
      await step.ask('auto-advance');
      await step.page
        .locator('.review-tools [aria-label^="Going on"]')
        .waitFor({ state: 'detached' });
    },
  },
  menu: panel('[data-action=help]'),
  help: panel('.review-help-groups'),
};

/** Opens the review of one of the two decks. */
export async function openDeck(page: Page, title: Walk['deck']): Promise<void> {
  const link = page.locator('a.deck-row', { hasText: title });
  await openReview(page, (await link.getAttribute('href')) ?? '');
}
