import type { Db } from './store.ts';

/** In place of Prisma's client where there is none: a connection that only reads, or one in another thread, knows statements alone. */
export const NO_CLIENT = new Proxy({} as Db['prisma'], {
  get: () => {
    throw new Error('This connection runs statements: the client is not to be had there.');
  },
});
