const LOOPBACK = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/** Whether a Host header names this machine itself: what local mode answers to, so that no other site's name can be pointed here. */
export function isLoopbackHost(host: string | null): boolean {
  return host !== null && LOOPBACK.test(host);
}

/** Whether this place serves one person on their own machine. Server mode, where names are the host's, is asked for by `KARTOTEKA_MODE`. */
export function isLocalMode(): boolean {
  return process.env['KARTOTEKA_MODE'] !== 'server';
}

/** Whether a request may be answered under the name it was sent to. */
export function isHostAllowed(headers: Headers): boolean {
  return !isLocalMode() || isLoopbackHost(headers.get('host'));
}
