import type { ReplaceReport } from '#lib/command/replace.ts';
import type { ReplaceLine, ReplacePreview, ReplaceWhere } from '#lib/library/replacing/types.ts';
import type { Call, Command } from '../command.ts';
import { environmentOf } from '../environment.ts';
import { queryOf } from '../query.ts';
import { replaceWords } from '../replace-words.ts';
import { DONE, REFUSED, type Status, UsageError } from '../status.ts';

/** Finds a text in notes and puts another in its place: shows what would change, and changes it where that was agreed to. */
export const replace: Command = {
  flags: ['regex', 'case', 'dry-run', 'yes', 'json'],
  values: ['search', 'deck', 'in'],
  positionals: { least: 2, most: 2 },
  run: runReplace,
};

async function runReplace(call: Call): Promise<Status> {
  const { flags, words, language } = call;
  // Where the query is wrong that is told with its place.
  await queryOf(call);
  const isDry = flags.has('dry-run');
  const report = await replaceWith(call, flags.has('yes') && !isDry);
  const { preview } = report;
  if ('problem' in preview) {
    throw new UsageError(replaceWords(language).problem(preview.problem, preview.found));
  }
  if (flags.has('json')) await call.print(`${JSON.stringify(replaceJson(report, preview))}\n`);
  else await show(call, report, preview);
  if (report.applied || preview.notes === 0) return statusOf(preview);
  const mayAsk = !isDry && !flags.has('json');
  const reply = mayAsk ? await call.ask?.(words.askToApply) : undefined;
  if (!words.isYes(reply ?? '')) return DONE;
  const applied = await replaceWith(call, true);
  await call.tell(`${applied.operation === null ? words.nothingChanged : words.applied}\n`);
  return statusOf(preview);
}

async function replaceWith(call: Call, apply: boolean): Promise<ReplaceReport> {
  const { flags, values, positionals } = call;
  const [find = '', put = ''] = positionals;
  const { deckFolders, errataFolders } = environmentOf(call);
  const { writing } = await import('../writing.ts');
  return writing(call, 'replace', {
    search: values.get('search') ?? null,
    deck: values.get('deck') ?? null,
    wish: { find, put, isRegex: flags.has('regex'), matchesCase: flags.has('case') },
    where: whereIn(values.get('in')),
    ...{ deckFolders: [...deckFolders], errataFolders: [...errataFolders], apply },
  });
}

function whereIn(text: string | undefined): ReplaceWhere {
  if (text === undefined) return { kind: 'everywhere' };
  if (text === 'prompt' || text === 'answer') return { kind: 'side', side: text };
  return { kind: 'field', name: text };
}

/** A replacement as scripts see it. */
function replaceJson({ applied, operation, cards }: ReplaceReport, preview: ReplacePreview) {
  const { looked, notes, places, lines, unchanged } = preview;
  return { applied, operation, cards, looked, notes, places, changes: lines, unchanged };
}

async function show(
  call: Call,
  report: ReplaceReport,
  { notes, places, lines, unchanged }: ReplacePreview,
): Promise<void> {
  const { words } = call;
  const own = replaceWords(call.language);
  const shown = new Set(lines.map(({ card }) => card)).size;
  const text = [
    ...lines.flatMap((line) => lineText(line, call)),
    ...(shown < notes ? [own.more(notes - shown)] : []),
    notes === 0 ? own.nothing : own.found(places, notes),
  ];
  await call.print(`${text.join('\n')}\n`);
  const told = unchanged.map((each) => `${own.unchanged(each.notes, each.reason)}\n`);
  if (report.applied) {
    told.push(`${report.operation === null ? words.nothingChanged : words.applied}\n`);
  } else if (notes > 0) told.push(`${words.notApplied}\n`);
  await call.tell(told.join(''));
}

function lineText({ deck, at, parts }: ReplaceLine, { language }: Call): string[] {
  const place =
    at.kind === 'line' ? `${at.path}:${at.line}` : replaceWords(language).field(at.name);
  const text = parts.map(({ kind, text: piece }) => {
    if (kind === 'same') return piece;
    return kind === 'removed' ? `[-${piece}-]` : `{+${piece}+}`;
  });
  return [
    `${deck} · ${place}`,
    ...text
      .join('')
      .split('\n')
      .map((line) => `  ${line}`.trimEnd()),
  ];
}

/** What was asked for and cannot be done is no success. */
function statusOf({ unchanged }: ReplacePreview): Status {
  return unchanged.length > 0 ? REFUSED : DONE;
}
