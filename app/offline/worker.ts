/** What the server tells the worker: the build it belongs to, and the files that its pages are made of. */
interface Build {
  readonly id: string;
  readonly files: readonly string[];
}

/** What of a service worker's world is used here: its types and those of a page cannot be had together. */
interface WorkerScope {
  readonly BUILD: Build;
  readonly location: Location;
  readonly clients: { readonly claim: () => Promise<void> };
  readonly skipWaiting: () => Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: LongEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
}

interface LongEvent {
  readonly waitUntil: (work: Promise<unknown>) => void;
}

interface FetchEvent {
  readonly request: Request;
  readonly respondWith: (response: Promise<Response>) => void;
}

declare const self: WorkerScope;

const PAGES = `kartoteka-pages-${self.BUILD.id}`;
const FILES = `kartoteka-files-${self.BUILD.id}`;
/** Pictures outlive a build: their addresses are named after what they hold. */
const MEDIA = 'kartoteka-media';
/** What opens without a network. */
const KEPT_PAGES = ['/', '/review'];
const KEPT_AT = 'x-kept-at';

self.addEventListener('install', (event) => {
  event.waitUntil(keepAll().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOthers().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (KEPT_PAGES.includes(url.pathname)) event.respondWith(page(request, url));
  } else if (url.pathname.startsWith('/_next/static/')) {
    event.respondWith(file(request, FILES));
  } else if (url.pathname.startsWith('/media/') && !request.headers.has('range')) {
    event.respondWith(file(request, MEDIA));
  } else if (url.pathname.startsWith('/sheet/')) {
    event.respondWith(sheet(request));
  }
});

async function keepAll(): Promise<void> {
  const files = await caches.open(FILES);
  await files.addAll([...self.BUILD.files]);
  await Promise.all(KEPT_PAGES.map(keepPage));
}

async function keepPage(path: string): Promise<void> {
  const response = await fetch(path, { credentials: 'same-origin' }).catch(() => null);
  if (response) await keep(path, response);
}

async function dropOthers(): Promise<void> {
  const names = await caches.keys();
  const present = [PAGES, FILES, MEDIA];
  const old = names.filter((name) => name.startsWith('kartoteka-') && !present.includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** The page as the server has it; without a server, as it was last. */
async function page(request: Request, { pathname, search }: URL): Promise<Response> {
  try {
    const response = await fetch(request);
    await keep(pathname + search, response.clone());
    return response;
  } catch (error) {
    const pages = await caches.open(PAGES);
    const kept = (await pages.match(pathname + search)) ?? (await pages.match(pathname));
    if (!kept) throw error;
    return asKept(kept);
  }
}

/** Only a whole page of its own address: no redirect, no refusal. */
async function keep(address: string, response: Response): Promise<void> {
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  if (!response.ok || response.redirected || !isPage) return;
  const headers = new Headers(response.headers);
  headers.set(KEPT_AT, String(Date.now()));
  const body = await response.arrayBuffer();
  const pages = await caches.open(PAGES);
  await pages.put(address, new Response(body, { headers }));
}

/** Tells the page's scripts that it comes from here, and of when it is. */
async function asKept(kept: Response): Promise<Response> {
  const at = kept.headers.get(KEPT_AT) ?? '';
  const html = await kept.text();
  return new Response(html.replace('<html ', `<html data-kept-at="${at}" `), {
    headers: kept.headers,
  });
}

/** The looks of a note type, which may change: as the server has them; without a server, as they were last. */
async function sheet(request: Request): Promise<Response> {
  const cache = await caches.open(MEDIA);
  try {
    const response = await fetch(request);
    if (response.status === 200) await cache.put(request, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(request);
    if (!kept) throw error;
    return kept;
  }
}

/** What never changes at its address. */
async function file(request: Request, name: string): Promise<Response> {
  const cache = await caches.open(name);
  const kept = await cache.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.status === 200) await cache.put(request, response.clone());
  return response;
}

export {};
