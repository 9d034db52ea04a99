import type { Mistake } from '../errata.ts';
import type { DocumentHit, DocumentRule } from '../lint-rule.ts';
import type { LintSection } from '../lint-section.ts';
import { isNewer } from './undated-claim.ts';

/**
 * Text that a dictionary knows to be wrong or outdated. A place that also names what is right, or says that it speaks of the past,
 * explains the mistake and is left alone.
 */
export const knownWrong: DocumentRule = {
  code: 'L123',
  scope: 'document',
  *check({ sections, errata }) {
    const tables = sections.map(({ tokens }) => tokens);
    for (const subject of errata.subjectsOf(tables)) {
      for (const [section, each] of sections.entries()) {
        for (const mistake of errata.find(subject, each)) {
          if (mistake.from < each.start || isExplained(each, mistake)) continue;
          if (!isOfItsTime(each, mistake)) yield { section, ...hitOf(each, mistake) };
        }
      }
    }
  },
};

function hitOf(
  section: LintSection,
  { erratum, from, to, found }: Mistake,
): Omit<DocumentHit, 'section'> {
  const { id, kind, right, since, note } = erratum;
  const isBlocking = kind === 'wrong' && section.noteAt(from) !== null;
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

function isExplained(section: LintSection, { erratum, from, to }: Mistake): boolean {
  const around = surroundings(section, from);
  const others = around.text.slice(0, from - around.from) + around.text.slice(to - around.from);
  if ([erratum.right, ...erratum.unless].some((word) => others.includes(word))) return true;
  return MISTAKE.test(others) || (erratum.kind === 'outdated' && PAST.test(others));
}

/** What lies further away explains nothing. */
const REACH = 1500;

/** The card that a place belongs to, else its line. */
function surroundings(section: LintSection, at: number): { from: number; text: string } {
  const span = section.noteAt(at)?.span ?? section.spanOfLine(at);
  const from = Math.max(span.from, at - REACH);
  return { from, text: section.text.slice(from, Math.min(span.to, at + REACH)) };
}

/** What became outdated later than the text says it is true for was right then. */
function isOfItsTime(section: LintSection, { erratum, from }: Mistake): boolean {
  if (erratum.kind !== 'outdated' || erratum.since === null) return false;
  const note = section.noteAt(from);
  const asOf = (note && section.asOfNote(note)) ?? section.asOf;
  const dated = asOf === null ? undefined : /(\d+\.\d+)/.exec(asOf)?.[1];
  return dated !== undefined && isNewer(erratum.since, dated);
}
