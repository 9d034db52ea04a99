import nodePath from 'node:path';
import type { ErrorCode } from '#lib/shared/errors.ts';
import { isAppError } from '#lib/shared/errors.ts';
import type { Messages } from './messages.ts';
import { CANNOT_RUN, REFUSED, type Status, UsageError } from './status.ts';

/** Why a command could not do what was asked. */
export interface Refusal {
  readonly status: Status;
  readonly text: string;
}

const REFUSALS: ReadonlySet<ErrorCode> = new Set([
  'not-found',
  'not-allowed',
  'conflict',
  'nothing-to-undo',
]);

/** What to say about an error, and the status to end with. */
export function refusalOf(error: unknown, words: Messages): Refusal {
  if (!(error instanceof Error)) return { status: CANNOT_RUN, text: String(error) };
  if (isAppError(error)) {
    const status = REFUSALS.has(error.code) ? REFUSED : CANNOT_RUN;
    return { status, text: words.refusal(error.code, error.message, error.values) };
  }
  return { status: CANNOT_RUN, text: sentence(error, words) };
}

/** Whether an error says something of the world outside, which may be another at the next try, rather than of a mistake in the program. */
export function isOfOutside(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const isOfEnvironment = error.name === 'EnvironmentError';
  return isAppError(error) || isOfEnvironment || isOfDatabase(error) || isOfSystem(error);
}

function sentence(error: Error, words: Messages): string {
  if (error instanceof UsageError) return `${error.message}\n${words.seeHelp}`;
  if (error.name === 'EnvironmentError') return error.message;
  if (isOfDatabase(error)) return databaseSentence(lastLine(error.message), words);
  if (isOfSystem(error)) return systemSentence(error, words);
  return error.stack ?? error.message;
}

function databaseSentence(reason: string, words: Messages): string {
  return /disk is full/.test(reason) ? words.databaseDiskFull : words.databaseFailed(reason);
}

function isOfDatabase({ name, ...error }: Error & { code?: unknown }): boolean {
  return /^(Prisma|Sqlite|DriverAdapter)/.test(name) || /^SQLITE_/.test(String(error.code));
}

function isOfSystem(error: Error): error is NodeJS.ErrnoException {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return typeof code === 'string' && typeof syscall === 'string';
}

/** A file is written under another name first; the person knows only its own. */
function systemSentence({ code, path, message }: NodeJS.ErrnoException, words: Messages): string {
  const file = path?.replace(/\.\d+\.part$/, '');
  if (file === undefined) return words.systemFailed(message);
  const isUnwritten = file !== path;
  switch (code) {
    case 'ENOENT':
      return words.notThere(isUnwritten ? nodePath.dirname(file) : file);
    case 'EISDIR':
      return words.isFolder(file);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return words.notAllowed(file);
    case 'ENOSPC':
      return words.diskFull(file);
    default:
      return words.systemFailed(message);
  }
}

/** Prisma tells where the call stands in the source first, and what is wrong last. */
function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? text;
}
