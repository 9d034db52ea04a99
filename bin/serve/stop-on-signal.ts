import type { Server } from 'node:http';

const IDLE_MS = 100;

/**
 * At SIGTERM or SIGINT closes everything and ends the process with status 0. A second signal ends it at once.
 * The function returned does what the first signal does, and nothing while that is under way.
 */
export function stopOnSignal(close: () => Promise<void>): () => void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await close();
    process.exit(0);
  };
  const onSignal = () => {
    if (stopping) process.exit(1);
    void stop();
  };
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, onSignal);
  return () => void stop();
}

/** Takes no new requests and waits for those under way. */
export function drain(server: Server): Promise<void> {
  // A browser keeps its connections open between requests: they would hold the server up.
  const closing = setInterval(() => server.closeIdleConnections(), IDLE_MS);
  return new Promise((resolve) => {
    server.close(() => {
      clearInterval(closing);
      resolve();
    });
  });
}
