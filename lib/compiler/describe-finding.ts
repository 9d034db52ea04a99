import type { Finding } from '#lib/bundle/finding.ts';

/** The sentence for a finding: what is wrong and how to mend it. */
export function describeFinding(finding: Finding, language: 'ru' | 'en'): string {
  return `${finding.code} ${language}`;
}
