/** What every connection that writes keeps to: each commit is on the disk before it is acknowledged. */
export const SAFE_PRAGMAS = ['synchronous = FULL', 'foreign_keys = ON'];
