// Plain JavaScript without imports of packages: the start script checks the environment before anything is installed.
import { statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readRememberedFolders } from './remembered-folders.mjs';

const LOOPBACK = /^(localhost|127(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}|::1|\[::1\])$/i;
const INSTANT =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

export class EnvironmentError extends Error {
  name = 'EnvironmentError';

  constructor(problems) {
    super(problems.map(({ variable, expected }) => `${variable}: ${expected}`).join('\n'));
    this.problems = problems;
  }
}

export function readEnvironment(env, root, cwd = root) {
  const problems = [];
  let dataFolder = '';
  const read = (variable, rule) => {
    const { value, expected } = rule(env[variable], { root, cwd, dataFolder });
    if (expected) problems.push({ variable, expected });
    return value;
  };
  dataFolder = read('KARTOTEKA_DATA', readDataFolder);
  const deckFolders = read('KARTOTEKA_DECKS', readDeckFolders);
  const environment = {
    port: read('PORT', readPort),
    host: read('HOST', readHost),
    dataFolder,
    databaseFile: read('DATABASE_URL', readDatabaseFile) ?? path.join(dataFolder, 'kartoteka.db'),
    deckFolders,
    errataFolders: errataFoldersOf(root, deckFolders ?? []),
    startAt: read('KARTOTEKA_NOW', readStartAt),
    limits: {
      fileBytes: read('KARTOTEKA_IMPORT_FILE_SIZE', readSize),
      totalBytes: read('KARTOTEKA_IMPORT_TOTAL_SIZE', readSize),
      files: read('KARTOTEKA_IMPORT_FILES', readCount),
      ratio: read('KARTOTEKA_IMPORT_RATIO', readCount),
      minutes: read('KARTOTEKA_IMPORT_MINUTES', readCount),
      memoryBytes: read('KARTOTEKA_IMPORT_MEMORY', readSize),
    },
  };
  if (problems.length > 0) throw new EnvironmentError(problems);
  return environment;
}

function readPort(text) {
  if (!text) return { value: 3000 };
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return { value: port };
  return { expected: `expected a number from 0 to 65535 (0: any free port), found ${quote(text)}` };
}

function readHost(text) {
  if (!text) return { value: '127.0.0.1' };
  if (LOOPBACK.test(text)) return { value: text.replace(/^\[|\]$/g, '') };
  return {
    expected: `expected this machine itself (127.0.0.1, ::1 or localhost), because this version has no passwords yet, found ${quote(text)}`,
  };
}

function readDataFolder(text, { root, cwd }) {
  return { value: text ? path.resolve(cwd, text) : path.join(root, 'data') };
}

function readDatabaseFile(text, { cwd }) {
  if (!text) return {};
  if (/^postgres(ql)?:/i.test(text)) {
    return {
      expected: 'PostgreSQL is not supported yet by this version, unset DATABASE_URL',
    };
  }
  const file = /^file:([^?]+)/i.exec(text)?.[1];
  const value = file?.startsWith('//') ? fromUrl(text) : file && path.resolve(cwd, file);
  // What was found may hold a password.
  return value ? { value } : { expected: 'expected file: and a path' };
}

function fromUrl(text) {
  try {
    const url = new URL(text);
    url.search = '';
    return fileURLToPath(url);
  } catch {
    return null;
  }
}

/** What the variable says; else the folders that were named to a start; else the decks of the clone. */
function readDeckFolders(text, { root, cwd, dataFolder }) {
  if (text === undefined) {
    const remembered = readRememberedFolders(dataFolder);
    // One that lies on a disk that is away is there again another time.
    if (remembered.length > 0) return { value: remembered.filter(isFolder) };
    const own = path.join(root, 'decks');
    return { value: isFolder(own) ? [own] : [] };
  }
  const named = text.split(path.delimiter).filter((part) => part.trim() !== '');
  const folders = [...new Set(named.map((folder) => path.resolve(cwd, folder)))];
  const missing = folders.filter((folder) => !isFolder(folder));
  if (missing.length === 0) return { value: folders };
  return { expected: `there is no folder ${missing.map(quote).join(', ')}` };
}

function errataFoldersOf(root, deckFolders) {
  const folders = [path.join(root, 'decks'), ...deckFolders];
  return [...new Set(folders.map((folder) => path.join(folder, 'errata')))];
}

function readStartAt(text) {
  if (!text) return { value: null };
  if (INSTANT.test(text) && isInCalendar(text.slice(0, 10))) return { value: Date.parse(text) };
  return {
    expected: `expected an instant with its zone such as 2027-01-15T09:00:00Z, found ${quote(text)}`,
  };
}

const UNITS = { '': 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 };

function readSize(text) {
  if (!text) return { value: null };
  const [, number, unit = ''] = /^(\d{1,15}(?:\.\d+)?) ?(KB|MB|GB)?$/i.exec(text) ?? [];
  const value = Math.floor(Number(number) * UNITS[unit.toUpperCase()]);
  if (value > 0) return { value };
  return { expected: `expected a size such as 500MB or 4GB, found ${quote(text)}` };
}

function readCount(text) {
  if (!text) return { value: null };
  const value = Number(text);
  if (/^\d{1,12}$/.test(text) && value > 0) return { value };
  return { expected: `expected a whole number from 1, found ${quote(text)}` };
}

/** `Date.parse` would take 30 February for 2 March. */
function isInCalendar(day) {
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

function isFolder(folder) {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function quote(text) {
  return JSON.stringify(text);
}
