import type { Command } from './command.ts';

/** All commands in the order of the help. Each is loaded when it is called. */
export const commands = {
  check: async () => (await import('./commands/check.ts')).check,
  compile: async () => (await import('./commands/compile.ts')).compile,
  draft: async () => (await import('./commands/draft.ts')).draft,
  import: async () => (await import('./commands/import.ts')).importCommand,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  due: async () => (await import('./commands/due.ts')).due,
  break: async () => (await import('./commands/break.ts')).breakCommand,
  cards: async () => (await import('./commands/cards.ts')).cards,
  replace: async () => (await import('./commands/replace.ts')).replace,
  reviews: async () => (await import('./commands/reviews.ts')).reviews,
  stats: async () => (await import('./commands/stats.ts')).stats,
  explain: async () => (await import('./commands/explain.ts')).explain,
  answer: async () => (await import('./commands/answer.ts')).answer,
  options: async () => (await import('./commands/options.ts')).options,
  fit: async () => (await import('./commands/fit.ts')).fit,
  recompute: async () => (await import('./commands/recompute.ts')).recompute,
  verify: async () => (await import('./commands/verify.ts')).verify,
  mirror: async () => (await import('./commands/mirror.ts')).mirror,
  backup: async () => (await import('./commands/backup.ts')).backup,
  restore: async () => (await import('./commands/restore.ts')).restore,
  undo: async () => (await import('./commands/undo.ts')).undo,
} satisfies Record<string, () => Promise<Command>>;

/** The name of a command. */
export type CommandName = keyof typeof commands;

/** All names, in order. */
export const commandNames = Object.keys(commands) as CommandName[];

/** Whether a word names a command. */
export function isCommandName(word: string): word is CommandName {
  return Object.hasOwn(commands, word);
}
