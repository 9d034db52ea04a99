import { getActor, getContext } from '#app/server/context.ts';
import { isAppError } from '#lib/shared/errors.ts';
import { chooseScope, type ScopeChoice } from '#lib/stats/choose-scope.ts';
import { readStatistics } from '#lib/stats/read-statistics.ts';
import type { Statistics, StatsRange } from '#lib/stats/types.ts';

/** The parameters of an address. */
export type Params = Readonly<Record<string, string | string[] | undefined>>;

/** What an address asks for. */
export interface Asked extends ScopeChoice {
  /** As it was typed. */
  readonly search: string;
  readonly range: StatsRange;
}

const RANGES: readonly StatsRange[] = ['month', 'year', 'all'];

/** Reads `?deck=…&search=…&range=…`. What cannot be read is left aside. */
export async function readAsk(params: Params): Promise<Asked> {
  const search = textOf(params.search).slice(0, 1000);
  const range = RANGES.find((each) => each === params.range) ?? 'month';
  const chosen = { deck: textOf(params.deck), search };
  const choice = await chooseScope(await getContext(), await getActor(), chosen);
  return { ...choice, search, range };
}

/** What was asked for; null where the search took too long. */
export async function readFound(asked: Asked): Promise<Statistics | null> {
  try {
    return await readStatistics(await getContext(), await getActor(), asked);
  } catch (error) {
    if (isAppError(error) && error.code === 'too-slow') return null;
    throw error;
  }
}

/** The same as a query of an address. */
export function queryOf({ deck, search, range }: Asked): string {
  return new URLSearchParams({ deck: deck?.id ?? '', search, range }).toString();
}

function textOf(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value : '';
}
