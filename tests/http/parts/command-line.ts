import path from 'node:path';
import { runNode } from '../../support/run-program.ts';

/** A card as `kartoteka cards --json` tells it. */
export interface ListedCard {
  readonly id: string;
  readonly deck: string;
  readonly prompt: string;
  readonly answer: string;
  readonly state: 'new' | 'learning' | 'review' | 'relearning';
  readonly due: number | null;
  readonly reps: number;
  readonly lapses: number;
}

/** An answer as `kartoteka reviews --json` tells it. */
export interface ListedReview {
  readonly id: string;
  readonly card: string;
  readonly at: number;
  readonly rating: number;
  readonly duration: number;
}

/** What the command line works with. */
export interface CommandPlace {
  readonly dataFolder: string;
  readonly decks?: readonly string[];
  readonly now?: string;
}

/** Runs `kartoteka` on a data folder, beside its server where one runs. Throws where it does not end with status 0. */
export async function kartoteka(
  { dataFolder, decks = [], now }: CommandPlace,
  ...args: readonly string[]
): Promise<string> {
  const env = {
    KARTOTEKA_DATA: dataFolder,
    KARTOTEKA_DECKS: decks.join(path.delimiter),
    ...(now === undefined ? {} : { KARTOTEKA_NOW: now }),
  };
  const { code, stdout, stderr } = await runNode(['bin/kartoteka.mjs', ...args], { env });
  if (code === 0) return stdout;
  throw new Error(`kartoteka ${args.join(' ')} ended with ${code}\n${stdout}${stderr}`);
}

/** All cards. */
export async function listCards(place: CommandPlace): Promise<ListedCard[]> {
  return fromLines(await kartoteka(place, 'cards', '--json'));
}

/** All answers that count, in order of time. */
export async function listReviews(place: CommandPlace): Promise<ListedReview[]> {
  return fromLines(await kartoteka(place, 'reviews', '--json'));
}

/** Refolds every state from its events. */
export async function verify(
  place: CommandPlace,
): Promise<{ cards: number; events: number; differences: number }> {
  return JSON.parse(await kartoteka(place, 'verify', '--json'));
}

function fromLines<T>(text: string): T[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as T);
}
