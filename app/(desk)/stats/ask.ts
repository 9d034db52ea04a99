import { getActor, getContext } from '#app/server/context.ts';
import { chooseScope, type ScopeChoice } from '#lib/stats/choose-scope.ts';
import type { StatsRange } from '#lib/stats/types.ts';

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

/** The same as a query of an address. */
export function queryOf({ deck, search, range }: Asked): string {
  return new URLSearchParams({ deck: deck?.id ?? '', search, range }).toString();
}

function textOf(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value : '';
}
