/** What was printed as a warning or an error since the test began. */
let heard: string[] = [];
/** What the test said it would print. */
let expected: RegExp[] = [];
let isListening = false;

/** Says that the test makes something print a warning or an error that matches `pattern`; it must do so. */
export function expectNoise(pattern: RegExp): void {
  expected.push(pattern);
}

/** Begins to listen, afresh for each test. */
export function listenForNoise(): void {
  heard = [];
  expected = [];
  if (isListening) return;
  isListening = true;
  for (const method of ['warn', 'error'] as const) {
    console[method] = (...args: unknown[]) => void heard.push(args.map(String).join(' '));
  }
  process.on('warning', (warning) => void heard.push(String(warning)));
}

/** Fails the test that printed what it had not announced, or announced what it did not print. */
export function failOnNoise(): void {
  const unasked = heard.filter((line) => !expected.some((pattern) => pattern.test(line)));
  const missing = expected.filter((pattern) => !heard.some((line) => pattern.test(line)));
  if (unasked.length > 0) throw new Error(`Nobody asked for this noise:\n${unasked.join('\n')}`);
  if (missing.length > 0) throw new Error(`This was never printed: ${missing.join(', ')}`);
}
