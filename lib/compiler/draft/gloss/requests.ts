import type { GlossTable, Phrase } from '#lib/compiler/draft/gloss/gloss-table.ts';

function requesting(what: Phrase, flags: GlossTable['flags'] = {}): GlossTable {
  return {
    verbs: { '': { ...what, takes: 'names' } },
    flags,
    switches: new Set(['-I', '-s']),
    objects: {},
  };
}

/** Programs that ask a server for something. */
export const REQUESTS: Readonly<Record<string, GlossTable>> = {
  curl: requesting(
    { ru: 'запросить адрес', en: 'request address' },
    { '-I': { ru: 'только заголовки', en: 'headers only' }, '-s': { ru: 'молча', en: 'silently' } },
  ),
  dig: requesting({ ru: 'спросить DNS:', en: 'ask DNS:' }),
  nslookup: requesting({ ru: 'спросить DNS об имени', en: 'ask DNS for name' }),
  ping: requesting({ ru: 'проверить связь с', en: 'probe the connection to' }),
};
