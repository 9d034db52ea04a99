import type { ShellToken } from './split-words.ts';

/** One command of a line with what stands before it. */
export interface SimpleCommand {
  /** `|`, `&&`, `;` …; none before the first. */
  readonly links: readonly ShellToken[];
  /** `NAME=value` before the command. */
  readonly assignments: readonly ShellToken[];
  readonly words: readonly ShellToken[];
  readonly redirections: readonly Redirection[];
}

/** A redirection and what it goes to or comes from. */
export interface Redirection {
  readonly sign: ShellToken;
  readonly target: ShellToken | null;
}

const ASSIGNMENT = /^[A-Za-z_]\w*=/;

/** Splits the tokens of a line into its commands. */
export function simpleCommands(tokens: readonly ShellToken[]): SimpleCommand[] {
  const commands = [emptyCommand()];
  let target: { -readonly [Key in keyof Redirection]: Redirection[Key] } | null = null;
  for (const token of tokens) {
    const last = commands.at(-1) as ReturnType<typeof emptyCommand>;
    if (token.kind === 'redirection') {
      target = { sign: token, target: null };
      last.redirections.push(target);
    } else if (token.kind === 'operator') {
      const isBegun = last.words.length + last.assignments.length + last.redirections.length > 0;
      if (isBegun) commands.push({ ...emptyCommand(), links: [token] });
      else last.links.push(token);
      target = null;
    } else if (target) {
      target.target = token;
      target = null;
    } else if (last.words.length === 0 && ASSIGNMENT.test(token.text)) {
      last.assignments.push(token);
    } else {
      last.words.push(token);
    }
  }
  return commands;
}

function emptyCommand() {
  return {
    links: [] as ShellToken[],
    assignments: [] as ShellToken[],
    words: [] as ShellToken[],
    redirections: [] as Redirection[],
  };
}
