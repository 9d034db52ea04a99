/** What one room of the house may use. A name with `types:` before it may be imported as types only. */
export interface Room {
  readonly imports: readonly string[];
  /** No clock, no file, no network: no module of Node and no package that talks to the outside. */
  readonly isPure?: boolean;
}

const USE_CASES = [
  'lib/library',
  'lib/review',
  'lib/acts',
  'lib/options',
  'lib/stats',
  'lib/accounts',
];
const CONTEXT = 'types:lib/context.ts';

/** The table of ARCHITECTURE.md. Arrows point down only; a room may always use itself. */
export const ROOMS: Readonly<Record<string, Room>> = {
  'proxy.ts': { imports: ['app'] },
  app: {
    imports: [
      ...USE_CASES,
      'lib/command',
      'lib/shared',
      'lib/open-context.ts',
      'lib/platform/environment.ts',
      'lib/platform/place-secret.ts',
      'lib/platform/published-server.ts',
      'lib/compiler/describe-finding.ts',
      'lib/search/describe-error.ts',
      'lib/search/print-query.ts',
      'lib/render/answers',
      'lib/scheduler/chain-schema.ts',
      'lib/scheduler/study-day.ts',
      'lib/scheduler/study-options.ts',
      'lib/scheduler/words',
      CONTEXT,
      'types:lib/bundle',
      'types:lib/scheduler',
    ],
  },
  bin: {
    imports: [
      ...USE_CASES,
      'lib/command',
      'lib/shared',
      'lib/platform',
      'lib/open-context.ts',
      'lib/compiler',
      'lib/search/describe-error.ts',
      'lib/scheduler/words',
      CONTEXT,
      'types:lib/bundle',
      'types:lib/scheduler',
    ],
  },
  // The commands that write: the command line runs them, or the server that holds the data folder does.
  'lib/command': { imports: [...USE_CASES, 'lib/shared', CONTEXT, 'types:lib/bundle'] },
  'lib/open-context.ts': {
    imports: ['lib/context.ts', 'lib/drawing', 'lib/shared', 'lib/store', 'lib/platform'],
  },
  'lib/context.ts': { imports: ['types:lib/shared', 'types:lib/store', 'types:lib/platform'] },

  'lib/library': {
    imports: [
      'lib/acts',
      'lib/drawing',
      'lib/history',
      'lib/selection',
      'lib/bundle',
      'lib/compiler',
      'lib/formats',
      'lib/render',
      'lib/scheduler',
      'lib/search',
      'lib/shared',
      'lib/store',
      'lib/platform',
      CONTEXT,
    ],
  },
  'lib/review': {
    imports: [
      'lib/acts',
      'lib/history',
      'lib/selection',
      'lib/render',
      'lib/scheduler',
      'lib/search',
      'lib/shared',
      'lib/store',
      CONTEXT,
      'lib/bundle/text-diff.ts',
      'types:lib/bundle',
    ],
  },
  // What the browser runs.
  'lib/review/session': {
    imports: [
      'lib/scheduler',
      'lib/shared',
      'types:lib/acts',
      'types:lib/render/answers',
      'types:lib/review',
    ],
    isPure: true,
  },
  // What a person does to cards, one or a hundred thousand: shared by the review and the list of cards.
  'lib/acts': {
    imports: ['lib/drawing', 'lib/history', 'lib/scheduler', 'lib/shared', 'lib/store', CONTEXT],
  },
  'lib/options': {
    imports: ['lib/history', 'lib/scheduler', 'lib/shared', 'lib/store', 'lib/platform', CONTEXT],
  },
  'lib/stats': {
    imports: [
      'lib/selection',
      'lib/formats',
      'lib/render',
      'lib/scheduler',
      'lib/search',
      'lib/shared',
      'lib/store',
      CONTEXT,
    ],
  },
  'lib/accounts': { imports: ['lib/shared', 'lib/store', 'lib/platform', CONTEXT] },
  // What library, review and options share: folding a card's events again, and taking an operation back.
  'lib/history': { imports: ['lib/scheduler', 'lib/shared', 'lib/store', CONTEXT] },

  // What cards of notes with fields show: drawn when they are written, and anew when their flag or the renderer changes.
  'lib/drawing': {
    imports: ['lib/formats', 'lib/render', 'lib/shared', 'lib/store', 'lib/platform'],
  },

  // What library and review share: the cards that a query asks for.
  'lib/selection': {
    imports: ['lib/render', 'lib/scheduler', 'lib/search', 'lib/shared', 'lib/store', CONTEXT],
  },

  'lib/formats': {
    imports: [
      'lib/bundle',
      'lib/compiler',
      'lib/render',
      'lib/shared',
      'lib/scheduler/chain-schema.ts',
      'lib/scheduler/fitting/fit-schema.ts',
      'lib/scheduler/read-study-options.ts',
      'lib/scheduler/study-options.ts',
    ],
    isPure: true,
  },
  'lib/compiler': { imports: ['lib/bundle', 'lib/render', 'lib/shared'], isPure: true },
  'lib/bundle': { imports: ['lib/shared', 'types:lib/scheduler'], isPure: true },
  'lib/render': { imports: ['lib/shared', 'types:lib/bundle'], isPure: true },
  // The browser runs it too.
  'lib/render/answers': { imports: ['lib/shared', 'types:lib/bundle'], isPure: true },
  'lib/scheduler': { imports: ['lib/shared'], isPure: true },
  // How an interval comes about, in words: every face says it.
  'lib/scheduler/words': { imports: ['lib/shared', 'types:lib/scheduler'], isPure: true },
  'lib/search': { imports: ['lib/shared'], isPure: true },

  'lib/store': {
    imports: [
      'lib/shared',
      'types:lib/bundle',
      'types:lib/scheduler',
      // What the database is asked in a search, and the text that it is asked of.
      'lib/search',
      'lib/render/text-of-html.ts',
      // Stored options are read as what they are, in the version of then.
      'lib/scheduler/read-study-options.ts',
    ],
  },
  'lib/platform': { imports: ['lib/shared'] },
  'lib/shared': { imports: [], isPure: true },
};

/** Files that are for some places only. */
export const KEPT_FILES: readonly { readonly file: string; readonly places: readonly string[] }[] =
  [
    // The composition: everything else is handed a context.
    { file: 'lib/open-context.ts', places: ['app/server/', 'bin/'] },
    { file: 'lib/store/generated/', places: ['lib/store/'] },
  ];

/** Packages that only one room may import. */
export const KEPT_PACKAGES: readonly {
  readonly package: RegExp;
  readonly rooms: readonly string[];
}[] = [
  { package: /^ts-fsrs$/, rooms: ['lib/scheduler'] },
  { package: /^@open-spaced-repetition\/binding$/, rooms: ['lib/platform'] },
  { package: /^@prisma\//, rooms: ['lib/store'] },
  { package: /^better-sqlite3$/, rooms: ['lib/store', 'lib/platform'] },
  {
    package: /^(next|react|react-dom|next-auth)(\/|$)/,
    rooms: ['app', 'proxy.ts', 'bin'],
  },
];
