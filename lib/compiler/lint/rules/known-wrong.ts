import type { Mistake } from '../errata.ts';
import type { LintDocument } from '../lint-document.ts';
import type { DocumentRule, Hit } from '../lint-rule.ts';
import { isNewer } from './undated-claim.ts';

/**
 * Text that a dictionary knows to be wrong or outdated. A place that also names what is right, or says that it speaks of the past,
 * explains the mistake and is left alone.
 */
export const knownWrong: DocumentRule = {
  code: 'L123',
  scope: 'document',
  *check(document) {
    const { errata, text, tokens, start } = document;
    for (const mistake of errata.find(text, tokens)) {
      if (mistake.from < start || isExplained(document, mistake)) continue;
      if (isOfItsTime(document, mistake)) continue;
      yield hitOf(document, mistake);
    }
  },
};

function hitOf(document: LintDocument, { erratum, from, to, found }: Mistake): Hit {
  const { id, kind, right, since, note } = erratum;
  const isBlocking = kind === 'wrong' && document.noteAt(from) !== null;
  return {
    span: { from, to },
    values: { id, kind, found, right, since: since ?? '', ru: note.ru, en: note.en },
    ...(erratum.replace && { fix: right }),
    ...(!isBlocking && { severity: 'warning' as const }),
  };
}

/** Words of a text that speaks about mistakes, and of one that speaks about the past. */
const MISTAKE = /ошиб|опечат|неверн|неправильн|wrong|mistake|misspel|typo\b/i;
const PAST =
  /устар|удал[её]н|раньше|прежн|в старых|старые|вместо|до верси|deprecated|removed|obsolete|formerly|used to|older|instead|replaced|no longer/i;

function isExplained(document: LintDocument, { erratum, from, to }: Mistake): boolean {
  const around = surroundings(document, from);
  const others = around.text.slice(0, from - around.from) + around.text.slice(to - around.from);
  if ([erratum.right, ...erratum.unless].some((word) => others.includes(word))) return true;
  return MISTAKE.test(others) || (erratum.kind === 'outdated' && PAST.test(others));
}

/** What lies further away explains nothing. */
const REACH = 1500;

/** The card that a place belongs to, else its line. */
function surroundings(document: LintDocument, at: number): { from: number; text: string } {
  const span = document.noteAt(at)?.span ?? document.spanOfLine(at);
  const from = Math.max(span.from, at - REACH);
  return { from, text: document.text.slice(from, Math.min(span.to, at + REACH)) };
}

/** What became outdated later than the text says it is true for was right then. */
function isOfItsTime(document: LintDocument, { erratum, from }: Mistake): boolean {
  if (erratum.kind !== 'outdated' || erratum.since === null) return false;
  const note = document.noteAt(from);
  const asOf = (note && document.asOfNote(note)) ?? document.asOf;
  const dated = asOf === null ? undefined : /(\d+\.\d+)/.exec(asOf)?.[1];
  return dated !== undefined && isNewer(erratum.since, dated);
}
