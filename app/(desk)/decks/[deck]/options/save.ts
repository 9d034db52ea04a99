'use server';

import { createHash } from 'node:crypto';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { messages } from '#app/i18n/index.ts';
import { storedPresetName } from '#app/i18n/preset-name.ts';
import { getActor, getContext } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import type { Actor, Context } from '#lib/context.ts';
import type { FieldProblem } from '#lib/options/option-fields.ts';
import { previewDueDates } from '#lib/options/preview-due-dates.ts';
import { saveOptions } from '#lib/options/save-options.ts';
import { showOptions } from '#lib/options/show-options.ts';
import { isAppError } from '#lib/shared/errors.ts';
import { type DeckId, isId, type PresetId } from '#lib/shared/ids.ts';
import { calendarOf, type Language } from '#lib/shared/settings.ts';
import type { FormState, FormValues } from './form-state.ts';
import { effectWords } from './open-form.ts';
import { readForm } from './read-form.ts';
import { previewInWords, problemInWords } from './words.ts';

const id = z.string().refine(isId);
const envelope = z.object({
  deck: id.transform((text) => text as DeckId),
  preset: id.transform((text) => text as PresetId),
  version: z.coerce.number().int(),
  do: z.enum(['save', 'new']).default('save'),
  moveDue: z.literal('on').optional(),
  previewed: z.string().default(''),
});

interface Filled {
  readonly context: Context;
  readonly actor: Actor;
  readonly language: Language;
  readonly values: FormValues;
  readonly sent: z.infer<typeof envelope>;
  readonly previewed: string;
}

/**
 * Saves the form and shows it again; or gives it back as it was filled, with what is wrong beside the fields, or with what
 * moving the due dates would do.
 */
export async function save(before: FormState, data: FormData): Promise<FormState> {
  const sent = envelope.parse(Object.fromEntries(data));
  const [context, actor, language] = await Promise.all([getContext(), getActor(), getLanguage()]);
  const values = { ...before.values, ...readForm(data) };
  const previewed = nameOf(values, sent.do);
  const filled = { context, actor, language, values, sent, previewed };
  if (sent.moveDue && sent.previewed !== previewed) return preview(filled);
  return store(filled);
}

async function preview(filled: Filled): Promise<FormState> {
  const { context, actor, language, values, sent } = filled;
  const fields = fieldsOf(values, language);
  const asked = { deck: sent.deck, fields, asNew: sent.do === 'new' };
  const found = await previewDueDates(context, actor, asked);
  if (found.kind === 'refused') return refuse(filled, found.problems);
  const reader = { language, calendar: calendarOf(actor.settings) };
  const shown = await again(filled);
  return { ...shown, preview: previewInWords(found, reader), previewed: filled.previewed };
}

async function store(filled: Filled): Promise<FormState> {
  const { context, actor, language, values, sent } = filled;
  const { deck, preset, version } = sent;
  const saving = saveOptions(context, actor, {
    deck,
    fields: fieldsOf(values, language),
    asNew: sent.do === 'new',
    moveDue: sent.moveDue === 'on',
    seen: { preset, version },
  });
  const saved = await saving.catch((error: unknown) => {
    if (isAppError(error) && error.code === 'conflict') return null;
    throw error;
  });
  if (saved === null) return overtaken(filled);
  if (saved.kind === 'refused') return refuse(filled, saved.problems);
  const { operation, refolded, moved, migratedFrom } = saved;
  if (operation === null) redirect(`/decks/${deck}/options?same=${context.newId<'operation'>()}`);
  const told = new URLSearchParams({ saved: operation });
  if (refolded > 0) told.set('refolded', String(refolded));
  if (moved > 0) told.set('moved', String(moved));
  if (migratedFrom !== null) told.set('migrated', String(migratedFrom));
  redirect(`/decks/${deck}/options?${told}`);
}

async function refuse(filled: Filled, problems: readonly FieldProblem[]): Promise<FormState> {
  const { language } = filled;
  const words = problems.map((each) => [each.field, problemInWords(each, language)] as const);
  // The first problem of a field stands beside it.
  const byField = Object.fromEntries([...words].reverse());
  const notice = messages(language).options.refused(Object.keys(byField).length);
  return { ...(await again(filled)), problems: byField, notice };
}

/** What was filled in stands over what others saved: saving once more is now known to replace that. */
async function overtaken(filled: Filled): Promise<FormState> {
  const { context, actor, language, sent } = filled;
  const { preset } = await showOptions(context, actor, sent.deck);
  const seen = { preset: preset.id, version: preset.version };
  return { ...(await again(filled)), seen, notice: messages(language).options.conflict };
}

async function again({ context, actor, language, values, sent }: Filled): Promise<FormState> {
  return {
    values,
    problems: {},
    notice: null,
    effects: await effectWords(context, actor, { deck: sent.deck, values, language }),
    moveDue: sent.moveDue === 'on',
    preview: null,
    previewed: '',
    seen: { preset: sent.preset, version: sent.version },
  };
}

function fieldsOf(values: FormValues, language: Language): FormValues {
  return { ...values, name: storedPresetName(values.name, language) };
}

function nameOf(values: FormValues, what: string): string {
  return createHash('sha256')
    .update(JSON.stringify([values, what]))
    .digest('hex')
    .slice(0, 16);
}
