import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Where the process that holds the data folder listens, and the secret that proves access to the folder. */
export interface PublishedServer {
  readonly port: number;
  readonly host: string;
  readonly token: string;
}

/** Says where this process listens, readable by the owner of the data folder only. */
export function publishServer(dataFolder: string, server: PublishedServer): void {
  writeFileSync(fileOf(dataFolder), JSON.stringify(server), { mode: 0o600 });
}

/** Where the serving process listens; null where none has said so. */
export function findServer(dataFolder: string): PublishedServer | null {
  try {
    return JSON.parse(readFileSync(fileOf(dataFolder), 'utf8')) as PublishedServer;
  } catch {
    return null;
  }
}

/** Takes the notice down when the server stops. */
export function withdrawServer(dataFolder: string): void {
  rmSync(fileOf(dataFolder), { force: true });
}

function fileOf(dataFolder: string): string {
  return path.join(dataFolder, 'server.json');
}
