import path from 'node:path';
import type { Draft } from '#lib/compiler/draft/draft.ts';
import { answerOf, itemsOf, promptOf } from '#lib/compiler/draft/draft-card.ts';
import { DRAFT_RULES } from '#lib/compiler/draft/rules.ts';
import { type DraftedNotes, draftNotes, writeAccepted } from '#lib/library/draft-notes.ts';
import { nearest } from '#lib/shared/nearest.ts';
import type { Call, Command } from '../command.ts';
import { environmentOf } from '../environment.ts';
import { located, typedPath } from '../findings/located.ts';
import { DONE, type Status, UsageError } from '../status.ts';

/** Proposes cards from raw notes; with `--accept sure` writes a copy of the notes in which the sure ones are cards. */
export const draft: Command = {
  flags: ['sure', 'force', 'json'],
  values: ['rule', 'accept', 'out'],
  positionals: { least: 1, most: 1 },
  run: runDraft,
};

interface Accepted {
  readonly out: string;
  readonly accepted: number;
}

async function runDraft(call: Call): Promise<Status> {
  const isChosen = choiceOf(call);
  const accepts = acceptsSure(call);
  const [typed = ''] = call.positionals;
  const notes = draftNotes(path.resolve(call.cwd, typed), environmentOf(call).errataFolders);
  const chosen = notes.drafts.filter(isChosen);
  const accepted = accepts ? await accept(call, notes, chosen) : null;
  if (call.flags.has('json'))
    await call.print(`${JSON.stringify(asJson(call, chosen, accepted))}\n`);
  else await show(call, chosen, accepted);
  return DONE;
}

function choiceOf({ flags, values, words }: Call): (draft: Draft) => boolean {
  const known: readonly string[] = DRAFT_RULES.map(({ name }) => name);
  const asked = values
    .get('rule')
    ?.split(',')
    .map((name) => name.trim().toUpperCase());
  const unknown = asked?.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new UsageError(words.unknownDraftRule(unknown, known));
  return ({ rule, sure }) => (!asked || asked.includes(rule)) && (sure || !flags.has('sure'));
}

/** Only what is sure can be accepted unseen. */
function acceptsSure({ flags, values, words }: Call): boolean {
  const which = values.get('accept');
  if (which !== undefined && which !== 'sure') {
    throw new UsageError(words.acceptOnlySure(which, nearest(which, ['sure'])));
  }
  const needs = ['out', 'force'].find((name) => values.has(name) || flags.has(name));
  if (which === undefined && needs) throw new UsageError(words.missingOption('--accept sure'));
  return which === 'sure';
}

async function accept(
  call: Call,
  notes: DraftedNotes,
  chosen: readonly Draft[],
): Promise<Accepted> {
  const sure = chosen.filter((each) => each.sure);
  const named = call.values.get('out');
  const out = named === undefined ? null : path.resolve(call.cwd, named);
  const written = await writeAccepted(notes, sure, { out, force: call.flags.has('force') });
  return { out: typedPath(written, call), accepted: sure.length };
}

function asJson(call: Call, drafts: readonly Draft[], accepted: Accepted | null) {
  return { drafts: drafts.map((each) => lineOf(call, each)), ...accepted };
}

function lineOf(call: Call, { card, findings, span: _, ...draft }: Draft) {
  const [typed = ''] = call.positionals;
  return {
    ...draft,
    kind: card.kind,
    prompt: promptOf(card),
    answer: answerOf(card),
    items: itemsOf(card),
    findings: located(findings, call, () => typed),
  };
}

async function show(
  call: Call,
  drafts: readonly Draft[],
  accepted: Accepted | null,
): Promise<void> {
  const { words } = call;
  await call.print(drafts.map((each) => textOf(call, each)).join('\n'));
  const sure = drafts.filter((each) => each.sure).length;
  await call.tell(`${words.drafted(drafts.length, sure)}\n`);
  if (accepted) await call.tell(`${words.acceptedInto(accepted.accepted, accepted.out)}\n`);
}

function textOf(call: Call, draft: Draft): string {
  const { words } = call;
  const { file, line, endLine, rule, confidence, sure, kind, prompt, answer, findings } = {
    ...lineOf(call, draft),
    file: call.positionals[0],
  };
  const lines = line === endLine ? `${line}` : `${line}-${endLine}`;
  const head = `${file}:${lines}  ${rule} ${words.confidence[confidence]}${sure ? `, ${words.sure}` : ''}, ${kind}`;
  return [
    head,
    `  ? ${indented(prompt === '' ? words.promptNeeded : prompt)}`,
    `  = ${indented(answer)}`,
    ...findings.map(({ code, message }) => `  ${code} ${message}`),
    '',
  ].join('\n');
}

function indented(text: string): string {
  return text.replaceAll('\n', '\n    ');
}
