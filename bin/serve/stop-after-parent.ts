const LOOK_MS = 500;

/** Whether npm began this process as one of the scripts that serve. */
export function isStartedByNpm({ npm_lifecycle_event: script }: NodeJS.ProcessEnv): boolean {
  return script === 'start' || script === 'dev';
}

/**
 * Stops once the parent is gone. npm passes SIGTERM on to the shell in between, which dies of it and tells nobody:
 * the server would go on unseen and keep the port and the data folder.
 */
export function stopAfterParent(parent: number, stop: () => void): void {
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    stop();
  }, LOOK_MS);
  looking.unref();
}
