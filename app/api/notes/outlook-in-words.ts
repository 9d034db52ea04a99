import { describeFinding } from '#lib/compiler/describe-finding.ts';
import type { Outlook } from '#lib/library/editing/outlook.ts';
import type { Language } from '#lib/shared/settings.ts';

/** What saving a text would do, with what is wrong in words. */
export interface OutlookWords extends Omit<Outlook, 'findings'> {
  readonly findings: readonly {
    /** Within the text, from 1. */
    readonly line: number;
    readonly severity: Outlook['findings'][number]['severity'];
    readonly sentence: string;
  }[];
}

/** Puts the findings into words. */
export function outlookInWords({ findings, ...rest }: Outlook, language: Language): OutlookWords {
  return {
    ...rest,
    findings: findings.map((finding) => ({
      line: finding.line,
      severity: finding.severity,
      sentence: describeFinding(finding, language),
    })),
  };
}
