import type { Server } from 'node:http';

const IDLE_MS = 100;

/**
 * At SIGTERM or SIGINT takes no new requests, waits for those under way, closes the rest and ends the process with
 * status 0. A second signal ends it at once.
 */
export function stopOnSignal(server: Server, closeRest: () => Promise<void>): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    await drain(server);
    await closeRest();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => void stop());
}

function drain(server: Server): Promise<void> {
  // A browser keeps its connections open between requests: they would hold the server up.
  const closing = setInterval(() => server.closeIdleConnections(), IDLE_MS);
  return new Promise((resolve) => {
    server.close(() => {
      clearInterval(closing);
      resolve();
    });
  });
}
