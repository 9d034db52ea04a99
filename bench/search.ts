import type { Bench, Tools } from './bench.ts';
import { type Figure, figureOf } from './figure.ts';
import { Client } from './support/requests.ts';
import { withServer } from './support/served.ts';

/** What is searched for: a word that every card holds, one that few hold, what is due, two letters, and a regular expression. */
const SEARCHES = {
  'search-word': 'controllers',
  'search-rare-word': '99999',
  'search-due': 'is:due',
  'search-short': 'xq',
  'search-regex': 're:"fact 4+2$"',
  'search-sorted': 'probes deck:bench-1',
} as const;

type Name = keyof typeof SEARCHES;
const NAMES = Object.keys(SEARCHES) as Name[];

/** The first page of what a search finds, over HTTP, newest first; `search-sorted` is by stability. */
export const search: Bench = {
  name: 'search',
  figures: NAMES,
  run: (tools) => withServer(tools, ({ url }) => figures(url, { tools, end: '' })),
};

/** The same among a million cards. */
export const searchHuge: Bench = {
  name: 'search-huge',
  figures: NAMES.map((name) => `${name}-huge`),
  run: (tools) =>
    withServer(tools, ({ url }) => figures(url, { tools, end: '-huge' }), tools.hugeCollection),
};

const TARGETS: Partial<Record<string, number>> = { 'search-word-huge': 100, 'search-due-huge': 50 };

async function figures(
  url: string,
  { tools, end }: { tools: Tools; end: '' | '-huge' },
): Promise<Figure[]> {
  const client = new Client(url);
  const found: Figure[] = [];
  for (const name of NAMES) {
    const samples = await samplesOf(client, { tools, name });
    const target = TARGETS[`${name}${end}`];
    const what = { name: `${name}${end}`, unit: 'ms', by: 'p95' } as const;
    found.push(figureOf(target === undefined ? what : { ...what, target }, samples));
  }
  client.close();
  return found;
}

async function samplesOf(
  client: Client,
  { tools, name }: { tools: Tools; name: Name },
): Promise<number[]> {
  const sort = name === 'search-sorted' ? 'stability' : '-added';
  const path = `/api/cards?${new URLSearchParams({ q: SEARCHES[name], sort })}`;
  const samples: number[] = [];
  for (let run = 0; run < (tools.quick ? 12 : 60); run++) {
    const { elapsed } = await client.get(path);
    if (run >= 2) samples.push(elapsed);
  }
  return samples;
}
