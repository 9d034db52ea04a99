const LOOPBACK = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/**
 * Whether a request may be answered under the name in its Host header: only under this machine's own,
 * so that no site can point a name of its own here and read what is served.
 */
export function isHostAllowed(headers: Headers): boolean {
  return LOOPBACK.test(headers.get('host') ?? '');
}
