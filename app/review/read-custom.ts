import { redirect } from 'next/navigation';
import { choice } from '#app/api/review/studied-schema.ts';
import type { Actor, Context } from '#lib/context.ts';
import { readTyped } from '#lib/library/card-query.ts';
import type { Choice, CustomStudy } from '#lib/review/types.ts';

type Params = Readonly<Record<string, string | string[] | undefined>>;

/**
 * The custom study that an address asks for, null where it asks for none: `study` is `forgotten`, `ahead`, `added`
 * (with `days`) or `search` (with `search`, or `tag`, and `of`); `course` is `extra` or `practice`; `since`, the beginning in epoch
 * milliseconds, is put in where it is missing, so that a reload goes on. What cannot be read leads back to the choice.
 */
export async function readCustom(
  context: Context,
  actor: Actor,
  params: Params,
): Promise<CustomStudy | null> {
  if (params.study === undefined) return null;
  const chosen = choice.safeParse({ ...params, kind: params.study, search: searchOf(params) });
  if (!chosen.success || !(await isReadable(context, actor, chosen.data))) {
    backToChoice(params, 'yes');
  }
  const now = context.now();
  const since = Number(params.since);
  if (!Number.isSafeInteger(since) || since <= 0 || since > now) {
    redirect(`/review?${query({ ...params, since: String(now) })}`);
  }
  const course = courseOf(params, chosen.data);
  return { choice: chosen.data, course, since };
}

/** Leads back to the choice, which says what is wrong: `yes`, or the code of a refusal. */
export function backToChoice(params: Params, wrong: string): never {
  redirect(`/study?${query({ ...params, since: undefined })}&wrong=${wrong}`);
}

/** New cards are looked at without schedule, unless one asks otherwise. */
function courseOf({ course }: Params, { kind }: Choice): CustomStudy['course'] {
  if (course === 'extra' || course === 'practice') return course;
  return kind === 'added' ? 'practice' : 'extra';
}

async function isReadable(context: Context, actor: Actor, chosen: Choice): Promise<boolean> {
  if (chosen.kind !== 'search') return true;
  return !('error' in (await readTyped(context, actor, { search: chosen.search, deck: null })));
}

function searchOf({ search, tag }: Params): string | undefined {
  const asked = typeof search === 'string' ? search.trim() : '';
  if (typeof tag !== 'string' || tag.trim() === '') return asked;
  const byTag = `tag:"${tag.trim().replace(/["\\]/g, '\\$&')}"`;
  return asked === '' ? byTag : `${byTag} (${asked})`;
}

function query(params: Params): string {
  const given = Object.entries(params).flatMap(([name, value]) =>
    typeof value === 'string' && name !== 'wrong' ? [[name, value]] : [],
  );
  return new URLSearchParams(given).toString();
}
