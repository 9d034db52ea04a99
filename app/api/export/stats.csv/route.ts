import { readAsk } from '#app/(desk)/stats/ask.ts';
import { getActor, getContext } from '#app/server/context.ts';
import { download } from '#app/server/download.ts';
import { fileRoute } from '#app/server/file-route.ts';
import { statisticsCsv } from '#lib/stats/export-statistics.ts';
import { readStatistics } from '#lib/stats/read-statistics.ts';

/** Statistics as a table: `?deck=…&search=…&range=…`, as on their page. */
export const GET = fileRoute(async (request) => {
  const asked = await readAsk(Object.fromEntries(new URL(request.url).searchParams));
  const found = await readStatistics(await getContext(), await getActor(), asked);
  return download({
    name: 'kartoteka-stats',
    of: [asked.deck?.title ?? '', asked.search],
    ending: '.csv',
    type: 'text/csv; charset=utf-8',
    chunks: once(statisticsCsv(found)),
  });
}, '/stats');

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
