import { type Messages, messages } from '#app/i18n/index.ts';
import type { Finding } from '#lib/bundle/finding.ts';
import { describeFinding } from '#lib/compiler/describe-finding.ts';
import type { Applied, PlanCounts, PlanLine, PlanView } from '#lib/library/types.ts';
import type { Language } from '#lib/shared/settings.ts';
import { foldedDecks } from './plan-decks.tsx';
import { problemsInWords } from './problems-in-words.ts';
import type { ApplyReply, PlanWords, WordedDoubt, WordedFinding, WordedLine } from './replies.ts';

type Texts = Messages['import'];

const CHANGES = ['create', 'update', 'move', 'revive', 'archive'] as const;
const ACTIONS = [...CHANGES, 'ambiguous', 'unchanged'] as const;

/** A plan as the import page tells it; of a package's notes some things are said otherwise. */
export function planInWords(
  plan: PlanView,
  language: Language,
  holds: 'documents' | 'bundle' | 'package' = 'documents',
): PlanWords {
  const all = messages(language);
  const texts = holds === 'package' ? ofPackage(all.import) : all.import;
  const isBlank = holds === 'documents' && plan.cards === 0;
  return {
    contents: texts.contents(plan.decks.length, plan.cards),
    decks: plan.decks.map(({ key, title, cards }) => ({
      key,
      title,
      cards: all.counts.cards(cards),
    })),
    moreDecks: moreDecks(plan, texts),
    changes: [
      ...changesOf(plan, texts),
      ...historyInWords(plan, language),
      ...besidesInWords(plan, language),
    ],
    ...linesOf(plan, texts),
    massArchive: plan.massArchive ? texts.massArchive(plan.counts.archive) : null,
    warnings: [...warningsOf(plan, texts), ...(isBlank ? [texts.emptyHint] : [])],
    problemsTitle: all.fromAnki.problemsTitle,
    problems: problemsInWords(plan.problems, language),
    findingsTitle: titleOf(plan.findings, texts),
    findings: plan.findings.map((finding) => wordFinding(finding, language, texts)),
    canAdd: changesIn(plan) > 0,
  };
}

function moreDecks({ decks }: PlanView, texts: Texts): string | null {
  const folded = foldedDecks(decks.length);
  return folded > 0 ? texts.moreDecks(folded) : null;
}

function ofPackage(texts: Texts): Texts {
  return {
    ...texts,
    plan: { ...texts.plan, ...texts.planOfPackage },
    action: { ...texts.action, ambiguous: texts.changedTwice },
  };
}

/** What was done, as the import page tells it. */
export function appliedInWords(applied: Applied, language: Language): ApplyReply['words'] {
  const { import: texts, counts } = messages(language);
  const { decks } = applied.plan;
  if (!applied.applied || applied.operation === null) return { title: texts.doneNothing, text: '' };
  const text = decks.map(({ title, cards }) => `${title}: ${counts.cards(cards)}.`).join(' ');
  return { title: texts.done, text };
}

/** A mass archive is not told as a change: it waits to be agreed to. */
function changesOf(
  { counts, massArchive, together = 0 }: PlanView,
  texts: Texts,
): readonly string[] {
  const told = ACTIONS.filter((action) => !(massArchive && action === 'archive'));
  return told
    .filter((action) => counts[action] > 0)
    .flatMap((action) => [
      texts.plan[action](counts[action]),
      ...(action === 'update' && together > 0 ? [texts.togetherCount(together)] : []),
    ]);
}

/** What is new of the history: «251 новый ответ в истории», "251 new answers in the history". */
export function historyInWords(plan: PlanView, language: Language): readonly string[] {
  const { import: texts } = messages(language);
  const { reviews, schedules = 0 } = plan;
  return [
    ...(reviews > 0 ? [texts.reviews(reviews)] : []),
    ...(schedules > 0 ? [texts.schedules(schedules)] : []),
  ];
}

/** What is new besides notes: «1 новый файл», "1 new file". */
export function besidesInWords({ besides }: PlanView, language: Language): readonly string[] {
  const texts = messages(language).fromAnki.besides;
  const { noteTypes = 0, files = 0 } = besides ?? {};
  return [
    ...(noteTypes > 0 ? [texts.noteTypes(noteTypes)] : []),
    ...(files > 0 ? [texts.files(files)] : []),
  ];
}

function changesIn({ counts, besides, ...plan }: PlanView): number {
  const { noteTypes = 0, files = 0 } = besides ?? {};
  return (
    changeCount(counts) +
    counts.ambiguous +
    plan.reviews +
    (plan.schedules ?? 0) +
    noteTypes +
    files
  );
}

function changeCount(counts: PlanCounts): number {
  return CHANGES.reduce((sum, action) => sum + counts[action], 0);
}

function linesOf(
  plan: PlanView,
  texts: Texts,
): Pick<PlanWords, 'lines' | 'doubts' | 'linesTitle' | 'linesLeft'> {
  const left = changeCount(plan.counts) + plan.counts.ambiguous - plan.lines.length;
  const lines = plan.lines.filter(({ doubt }) => doubt === null);
  return {
    lines: lines.map((line) => wordLine(line, texts)),
    doubts: plan.lines.flatMap((line) => wordDoubt(line, texts)),
    linesTitle: texts.showLines(lines.length),
    linesLeft: left > 0 ? texts.moreLines(left) : null,
  };
}

function wordLine(line: PlanLine, texts: Texts): WordedLine {
  return {
    action: line.isTogether ? texts.together : texts.action[line.action],
    prompt: line.prompt,
    place: placeOf(line),
    deck: line.path === null ? line.deck : null,
    from: line.from && texts.movedFrom(placeOf(line.from) ?? ''),
    diff: line.diff,
  };
}

function wordDoubt({ doubt, ...line }: PlanLine, texts: Texts): WordedDoubt[] {
  if (doubt === null) return [];
  const candidates = doubt.candidates.map(({ note, diff, ...candidate }) => {
    const label = texts.sameCard(placeOf(candidate) ?? candidate.prompt, candidate.reviewed);
    return { note, label, diff };
  });
  return [{ name: doubt.name, prompt: line.prompt, place: placeOf(line), candidates }];
}

function placeOf({ path, line }: Pick<PlanLine, 'path' | 'line'>): string | null {
  return path === null ? null : [path, line].filter(isGiven).join(':');
}

function isGiven(value: string | number | null): value is string | number {
  return value !== null;
}

function warningsOf(plan: PlanView, texts: Texts): readonly string[] {
  if (plan.cards === 0 && plan.reviews === 0) return [texts.empty];
  if (changesIn(plan) === 0) return [texts.nothingNew];
  const { together = [], overruled = [] } = plan.documents ?? {};
  return [
    ...(together.length > 0 ? [texts.documentsTogether(namesOf(together))] : []),
    ...(overruled.length > 0 ? [texts.documentsOverruled(namesOf(overruled))] : []),
  ];
}

/** Some of many. */
function namesOf(paths: readonly string[]): string {
  return paths.length > 5 ? `${paths.slice(0, 5).join(', ')}…` : paths.join(', ');
}

function titleOf(findings: readonly Finding[], texts: Texts): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return texts.findings(errors, findings.length - errors);
}

function wordFinding(finding: Finding, language: Language, texts: Texts): WordedFinding {
  return {
    severity: finding.severity,
    kind: texts.severity[finding.severity],
    file: finding.file,
    place: texts.place(finding.line, finding.column),
    sentence: describeFinding(finding, language),
  };
}
