import { AppError } from '#lib/shared/errors.ts';
import { namedScope } from '#lib/stats/choose-scope.ts';
import { statisticsCsv } from '#lib/stats/export-statistics.ts';
import { readStatistics } from '#lib/stats/read-statistics.ts';
import type { Statistics, StatsRange } from '#lib/stats/types.ts';
import type { Call, Command } from '../command.ts';
import { reading } from '../place.ts';
import { queryOf } from '../query.ts';
import { statsText as statsTextEn } from '../stats-words.en.ts';
import { statsText as statsTextRu } from '../stats-words.ru.ts';
import { DONE, type Status, UsageError } from '../status.ts';

const RANGES: readonly StatsRange[] = ['month', 'year', 'all'];

/** Shows statistics. */
export const stats: Command = {
  flags: ['json', 'csv'],
  values: ['deck', 'search', 'range'],
  positionals: { least: 0, most: 0 },
  run: runStats,
};

async function runStats(call: Call): Promise<Status> {
  const range = rangeOf(call);
  const deck = call.values.get('deck') ?? null;
  const tree = await queryOf({ ...call, values: withoutDeck(call.values) });
  const found = await reading(call, async (context, actor) => {
    if (!actor) throw new AppError('not-found', call.words.nothingHere, { told: 1 });
    const scope = await namedScope(context, actor, { deck, tree });
    return readStatistics(context, actor, { scope, range });
  });
  await call.print(printed(call, found));
  return DONE;
}

/** The deck is found by itself: with all that lie in it. */
function withoutDeck(values: Call['values']): Call['values'] {
  return new Map([...values].filter(([name]) => name !== 'deck'));
}

function rangeOf({ values, words }: Call): StatsRange {
  const named = values.get('range') ?? 'month';
  const range = RANGES.find((each) => each === named);
  if (!range) throw new UsageError(words.unknownRange(named, RANGES));
  return range;
}

function printed({ flags, language }: Call, found: Statistics): string {
  if (flags.has('csv')) return statisticsCsv(found);
  if (flags.has('json')) return `${JSON.stringify(found)}\n`;
  return language === 'ru' ? statsTextRu(found) : statsTextEn(found);
}
