import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';

/** What a run came to, as `tests/run.mjs` reads it. */
interface Tally {
  passed: number;
  failed: string[];
  skipped: { name: string; reason: string }[];
}

/** Writes the tally of a run to the file that `KARTOTEKA_TALLY` names. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const tally: Tally = { passed: 0, failed: [], skipped: [] };
    for (const module of modules) count(module, tally);
    for (const { message } of errors) tally.failed.push(`outside any test: ${message}`);
    const file = process.env.KARTOTEKA_TALLY;
    if (!file) return;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(tally));
  }
}

function count(module: TestModule, tally: Tally): void {
  const tests = [...module.children.allTests()];
  for (const test of tests) countTest(test, tally);
  // A file that could not be loaded, or whose hooks failed, has no failed test of its own.
  const hasFailed = tests.some((test) => test.result().state === 'failed');
  if (!module.ok() && !hasFailed) tally.failed.push(module.relativeModuleId);
}

function countTest(test: TestCase, tally: Tally): void {
  const result = test.result();
  const name = `${test.module.relativeModuleId} > ${test.fullName}`;
  if (result.state === 'passed') tally.passed++;
  else if (result.state === 'skipped') tally.skipped.push({ name, reason: reasonOf(test) });
  else tally.failed.push(name);
}

function reasonOf(test: TestCase): string {
  const result = test.result();
  const note = result.state === 'skipped' ? result.note : undefined;
  if (note) return note;
  const needsBrowser = test.project.name === 'browser' && !process.env.KARTOTEKA_CHROMIUM;
  return needsBrowser ? 'no Chromium was found' : `marked ${test.options.mode}`;
}
