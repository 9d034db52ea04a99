import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const RENEW_MS = 5000;
const STALE_MS = 30_000;
const POLL_MS = 200;

/** Runs `work` while no other process prepares the same folder. */
export async function withPrepareLock(root, work) {
  const file = path.join(root, 'dist', 'preparing');
  mkdirSync(path.dirname(file), { recursive: true });
  await acquire(file);
  const renewing = setInterval(() => renew(file), RENEW_MS);
  const release = () => {
    if (holderOf(file) === process.pid) rmSync(file, { force: true });
  };
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(renewing);
    process.off('exit', release);
    release();
  }
}

async function acquire(file) {
  let announced = false;
  while (!take(file)) {
    if (isStale(file)) clear(file);
    else {
      if (!announced)
        process.stderr.write('Another process prepares this folder: waiting for it.\n');
      announced = true;
      await pause(POLL_MS);
    }
  }
}

function take(file) {
  try {
    writeFileSync(file, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Takes a stale lock away: one process at a time, or it could take away what another has put in its place meanwhile. */
function clear(file) {
  const guard = `${file}.clearing`;
  if (!take(guard)) {
    if (ageOf(guard) > STALE_MS) rmSync(guard, { force: true });
    return;
  }
  try {
    if (isStale(file)) rmSync(file, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

function isStale(file) {
  const age = ageOf(file);
  const holder = holderOf(file);
  return holder !== null && (age > STALE_MS || !isAlive(holder));
}

/** Milliseconds since a lock was taken or renewed; less than any where there is none. */
function ageOf(file) {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats ? Date.now() - stats.mtimeMs : Number.NEGATIVE_INFINITY;
}

/** The process that holds a lock; null where nobody does. */
function holderOf(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function isAlive(pid) {
  // Written a moment ago by a process that has not come to its number yet.
  if (!pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function renew(file) {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch {
    // Someone took the folder away: there is nothing left to guard.
  }
}
