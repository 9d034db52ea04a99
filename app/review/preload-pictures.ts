import type { SessionCard } from '#lib/review/types.ts';

/** Where the service worker looks for pictures (`app/offline/worker.ts`). */
const SHELF = 'kartoteka-media';
/** Pictures that were kept earliest give way to new ones. */
const MOST_KEPT = 2000;

/** Brings the pictures of cards before they are shown, so that they are there without a connection; each once. */
export function startPreloading(): (cards: readonly SessionCard[]) => void {
  const asked = new Set<string>();
  return (cards) => {
    const news = cards.flatMap(picturesOf).filter((address) => !asked.has(address));
    for (const address of news) asked.add(address);
    if (news.length === 0) return;
    if ('caches' in globalThis) keep([...new Set(news)]).catch(() => {});
    else for (const address of news) new Image().src = address;
  };
}

/** Addresses of the pictures on both sides of a card. */
export function picturesOf({ prompt, answer }: SessionCard): string[] {
  const found = `${prompt}${answer}`.matchAll(/<img src="(\/media\/[^"]+)"/g);
  return [...found].map(([, address = '']) => address);
}

/** Of those that cannot be had now, the page asks again when they are shown. */
async function keep(addresses: readonly string[]): Promise<void> {
  const shelf = await caches.open(SHELF);
  for (const address of addresses) {
    if (!(await shelf.match(address))) await shelf.add(address).catch(() => {});
  }
  const kept = await shelf.keys();
  const old = kept.slice(0, Math.max(0, kept.length - MOST_KEPT));
  await Promise.all(old.map((request) => shelf.delete(request)));
}
