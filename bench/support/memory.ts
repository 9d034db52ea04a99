import { readFileSync } from 'node:fs';

/** Resident memory of a process in MB: now, or the most that it ever had. Linux tells it in KiB. */
export function residentMegabytes(pid: number, which: 'VmRSS' | 'VmHWM' = 'VmRSS'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const resident = new RegExp(`^${which}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
  if (resident === undefined) throw new Error(`/proc/${pid}/status names no ${which}`);
  return (Number(resident) * 1024) / 1_000_000;
}
