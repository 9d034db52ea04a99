import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeFinding } from '#lib/compiler/describe-finding.ts';
import { RULE_NAMES } from '#lib/compiler/lint/rule-names.ts';
import { LINT_RULES } from '#lib/compiler/lint/rules.ts';
import { ROOT } from '../support/root.ts';
import { codesIn, lintIn, lintText } from './linting.ts';

const PAGES = path.join(ROOT, 'docs', 'lint');
const FIXTURES = path.join(import.meta.dirname, 'fixtures');
const CODES = Object.keys(RULE_NAMES) as (keyof typeof RULE_NAMES)[];
/** Rules that look at no wording need no second language. */
const ONE_LANGUAGE = new Set(['L101', 'L102', 'L129', 'L131']);

const page = (code: string) => readFileSync(path.join(PAGES, `${code}.md`), 'utf8');

function fixture(code: string, kind: 'bad' | 'good', language: string): string | null {
  const file = path.join(FIXTURES, `${code}.${kind}.${language}.md`);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

it('every code has a rule, and every rule a code of its own', () => {
  expect(LINT_RULES.map(({ code }) => code).sort()).toEqual([...CODES].sort());
});

describe.each(CODES)('%s', (code) => {
  const languages = ONE_LANGUAGE.has(code) ? ['en'] : ['en', 'ru'];

  it.each(languages)(
    'has a fixture in %s that brings it about, with a sentence about it',
    (language) => {
      const found = lintText(fixture(code, 'bad', language) ?? '').filter(
        (each) => each.code === code,
      );
      expect(found).not.toEqual([]);
      for (const shown of ['ru', 'en'] as const) {
        const sentence = describeFinding(found[0]!, shown);
        expect(sentence).not.toMatch(/undefined|null|NaN/);
        expect(sentence).not.toBe(code);
        expect(sentence.length).toBeGreaterThan(25);
      }
    },
  );

  it.each(languages)('has a fixture in %s in which nothing at all is found', (language) => {
    const text = fixture(code, 'good', language);
    expect(text).not.toBeNull();
    expect(lintText(text ?? '').map((each) => describeFinding(each, 'en'))).toEqual([]);
  });

  it('has a page that names it', () => {
    expect(page(code)).toMatch(new RegExp(`^# ${code} ${RULE_NAMES[code]}\n`));
    expect(page(code)).toContain('## Why');
    expect(page('README')).toContain(`[${code}](${code}.md) | ${RULE_NAMES[code]} |`);
  });

  it('has examples on its page that do what they claim', () => {
    for (const { kind, language, text } of examplesOf(page(code))) {
      const found = codesIn(text.startsWith('---\n') ? lintText(text) : lintIn(language, text));
      if (kind === 'bad') expect(found).toContain(code);
      else expect(found).toEqual([]);
    }
  });
});

it('no page and no fixture is left over', () => {
  // L135 is told from the review log: it has a page and nothing to check.
  const known = new Set<string>([...CODES, 'L135']);
  const named = [...readdirSync(PAGES), ...readdirSync(FIXTURES)].map(
    (name) => name.split('.')[0]!,
  );
  expect(named.filter((name) => name !== 'README' && !known.has(name))).toEqual([]);
});

function examplesOf(text: string) {
  const examples = text.matchAll(/^````markdown (bad|good) (\w+)\n([\s\S]*?)^````$/gm);
  return [...examples].map(([, kind, language = '', example = '']) => ({
    kind,
    language,
    text: example,
  }));
}
