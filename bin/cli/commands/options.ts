import { listOptions } from '#lib/options/list-options.ts';
import { FIELD_NAMES, type FieldName, writeFields } from '#lib/options/option-fields.ts';
import type { Saved } from '#lib/options/save-options.ts';
import type { OptionsView } from '#lib/options/show-options.ts';
import { nearest } from '#lib/shared/nearest.ts';
import type { Call, Command } from '../command.ts';
import { withWords } from '../option-words.ts';
import { reading } from '../place.ts';
import { DONE, REFUSED, type Status, UsageError } from '../status.ts';

/** Shows how decks are studied, and changes it. */
export const options: Command = {
  flags: ['set', 'as-new', 'move-due', 'json'],
  values: ['deck'],
  positionals: { least: 0, most: FIELD_NAMES.length },
  run: runOptions,
};

async function runOptions(call: Call): Promise<Status> {
  const [first] = call.positionals;
  if (call.flags.has('set')) return change(call);
  if (first !== undefined) throw new UsageError(call.words.extraArgument(first));
  return show(call);
}

async function show(call: Call): Promise<Status> {
  const name = call.values.get('deck') ?? null;
  const views = await reading(call, async (context, actor) =>
    actor ? listOptions(context, actor, name) : [],
  );
  const json = () => JSON.stringify({ decks: views.map(asJson) });
  const text = () => views.map((view) => inText(call, view)).join('\n');
  await call.print(`${call.flags.has('json') ? json() : text()}\n`);
  return DONE;
}

async function change(call: Call): Promise<Status> {
  const fields = fieldsOf(call);
  const { writing } = await import('../writing.ts');
  const saved: Saved = await writing(call, 'options', {
    deck: call.values.get('deck') ?? null,
    fields,
    asNew: call.flags.has('as-new'),
    moveDue: call.flags.has('move-due'),
  });
  if (call.flags.has('json')) await call.print(`${JSON.stringify(resultOf(saved))}\n`);
  if (saved.kind === 'refused') {
    const lines = saved.problems.map((problem) =>
      call.words.optionProblem(withWords(problem, call.language)),
    );
    await call.tell(`${lines.join('\n')}\n${call.words.nothingSaved}\n`);
    return REFUSED;
  }
  const text = () =>
    saved.operation === null ? call.words.nothingChanged : call.words.optionsSaved(saved);
  if (!call.flags.has('json')) await call.print(`${text()}\n`);
  return DONE;
}

function resultOf(saved: Saved): object {
  if (saved.kind === 'refused') return { saved: false, problems: saved.problems };
  const { kind, ...rest } = saved;
  return { saved: true, problems: [], ...rest };
}

function fieldsOf({ positionals, words }: Call): Partial<Record<FieldName, string>> {
  if (positionals.length === 0) throw new UsageError(words.missingArgument());
  return Object.fromEntries(
    positionals.map((typed) => {
      const [name = '', ...value] = typed.split('=');
      if (value.length === 0) throw new UsageError(words.noAssignment(typed));
      if (!isField(name))
        throw new UsageError(words.unknownField(name, nearest(name, FIELD_NAMES)));
      return [name, value.join('=')];
    }),
  );
}

function isField(name: string): name is FieldName {
  return (FIELD_NAMES as readonly string[]).includes(name);
}

/** As it is typed after `--set`. */
function inText({ words, language }: Call, view: OptionsView): string {
  const { deck, preset, choices } = view;
  const fields = writeFields(choices, language);
  const lines = FIELD_NAMES.filter((name) => fields[name] !== '').map(
    (name) => `  ${name}=${fields[name]}`,
  );
  const broken = preset.broken.length > 0 ? `  ${words.brokenPreset(preset.broken)}\n` : '';
  return `${deck.title} (${deck.key})\n${broken}${lines.join('\n')}`;
}

function asJson({ deck, preset, choices }: OptionsView): object {
  const { name, options: chosen, ...own } = choices;
  return {
    key: deck.key,
    title: deck.title,
    preset: {
      id: preset.id,
      name,
      version: preset.version,
      decks: preset.decks.map(({ key }) => key),
    },
    broken: preset.broken,
    own,
    options: chosen,
  };
}
