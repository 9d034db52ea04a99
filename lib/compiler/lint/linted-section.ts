import type { Finding } from '#lib/bundle/finding.ts';
import type { SourceText, Span } from '#lib/compiler/source-text.ts';
import type { LintNote } from './lint-note.ts';
import type { LintOptions } from './lint-options.ts';
import type { Hit, LintRule, NoteRule, SectionRule } from './lint-rule.ts';
import { isAsked, severityOf, thresholdOf } from './lint-run.ts';
import { LintSection, type ReadSection } from './lint-section.ts';
import { isSilent, type LintSettings, readSilence, type Silence } from './lint-settings.ts';
import { LINT_RULES } from './rules.ts';

/** What a rule found in a section. */
export interface Found extends Hit {
  readonly rule: LintRule;
}

/** What the rules over notes, sections and documents say about a section. Lines count within it. */
export interface Verdict {
  readonly findings: readonly Finding[];
  /** Which of its notes an error keeps out, by their number. */
  readonly blocked: ReadonlySet<number>;
}

/** A section, and what the rules that look no further found in it. */
export class LintedSection {
  readonly section: LintSection;
  readonly silences: readonly Silence[];
  private readonly source: SourceText;
  private readonly settings: LintSettings;
  private readonly depth: LintOptions['depth'];
  private readonly found: readonly Found[];
  private alone: Verdict | null = null;

  constructor(read: ReadSection, options: LintOptions) {
    this.section = new LintSection(read);
    this.silences = read.drafts.map(({ draft }) => readSilence(draft.attributes.lint));
    this.source = read.source;
    this.settings = read.head.lint;
    this.depth = options.depth;
    this.found = LOCAL_RULES.filter((rule) => isAsked(rule, this.settings, options)).flatMap(
      (rule) => this.ask(rule),
    );
  }

  /** What there is to say with what the rules over the document found here. */
  verdict(others: readonly Found[]): Verdict {
    if (others.length > 0) return this.judge([...this.found, ...others].sort(byRule));
    this.alone ??= this.judge(this.found);
    return this.alone;
  }

  private ask(rule: NoteRule | SectionRule): Found[] {
    const threshold = thresholdOf(rule, this.settings);
    const hits: Iterable<Hit>[] =
      rule.scope === 'section'
        ? [rule.check(this.section, threshold)]
        : this.section.notes.map((note: LintNote) => rule.check(note, threshold));
    return hits.flatMap((each) => [...each].map((hit) => ({ ...hit, rule })));
  }

  private judge(found: readonly Found[]): Verdict {
    const blocked = new Set<number>();
    const findings: Finding[] = [];
    for (const hit of withoutEchoes(found)) {
      const index = this.section.indexAt(hit.span.from);
      const severity = this.severityAt(index, hit);
      if (severity === 'off') continue;
      findings.push(this.findingOf(hit, severity));
      if (severity === 'error' && index >= 0) blocked.add(index);
    }
    return { findings, blocked };
  }

  private severityAt(index: number, hit: Found) {
    const { code } = hit.rule;
    const severity = severityOf(code, hit, this.settings);
    if (index >= 0 && isSilent(this.silences[index] as Silence, code)) return 'off';
    return this.depth === 'errors' && severity !== 'error' ? 'off' : severity;
  }

  private findingOf(
    { rule: { code }, span, values = {}, fix }: Found,
    severity: Finding['severity'],
  ): Finding {
    const { path: file, ...place } = this.source.placeOf(span);
    return { file, ...place, code, severity, values, ...(fix !== undefined && { fix }) };
  }
}

const LOCAL_RULES = LINT_RULES.filter(
  (rule): rule is NoteRule | SectionRule => rule.scope === 'note' || rule.scope === 'section',
);

const PLACES = new Map(LINT_RULES.map((rule, place) => [rule, place]));

function byRule(one: Found, other: Found): number {
  return (PLACES.get(one.rule) ?? 0) - (PLACES.get(other.rule) ?? 0);
}

const ECHOES: ReadonlySet<string> = new Set(['L124', 'L128', 'L132']);

/**
 * What a dictionary knows to be wrong need not be called a bad command or a typo as well, unless only that can mend it.
 */
function withoutEchoes(found: readonly Found[]): readonly Found[] {
  const known = found.filter(({ rule }) => rule.code === 'L123');
  if (known.length === 0) return found;
  return found.filter(({ rule, span, fix }) => {
    const says = (other: Found) =>
      overlap(span, other.span) && (fix === undefined || other.fix !== undefined);
    return !ECHOES.has(rule.code) || !known.some(says);
  });
}

function overlap(one: Span, other: Span): boolean {
  return one.from < other.to && other.from < one.to;
}
