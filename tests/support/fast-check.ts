import fc from '../../node_modules/fast-check/lib/fast-check.js';

// The suite looks at the same examples each time, so that nobody's change fails for what it did not do; drills look at new ones.
const SEED = 20_270_115;
if (process.env.DRILL !== '1') fc.configureGlobal({ seed: SEED });

export * from '../../node_modules/fast-check/lib/fast-check.js';
export default fc;
