import { z } from 'zod';
import { getActor, getContext } from '#app/server/context.ts';
import { readJson } from '#app/server/read-body.ts';
import { route } from '#app/server/route-handler.ts';
import { cancelPackage, continuePackage } from '#lib/library/import-anki/package-jobs.ts';
import { ENCODINGS } from '#lib/library/types.ts';

const role = z.union([
  z.enum(['ignore', 'guid', 'tags', 'deck', 'type']),
  z.templateLiteral(['field:', z.number().int().min(0).max(99)]),
]);

const table = z.object({
  encoding: z.enum(ENCODINGS).nullable().default(null),
  separator: z
    .string()
    .regex(/^[^"\r\n]$/)
    .nullable()
    .default(null),
  hasHeader: z.boolean().nullable().default(null),
  isHtml: z.boolean().nullable().default(null),
  bothWays: z.boolean().default(false),
  deck: z.string().max(400).nullable().default(null),
  columns: z.array(role).max(100).nullable().default(null),
});

const choices = z.object({
  withProgress: z.boolean(),
  conflicts: z.enum(['ask', 'mine', 'theirs', 'both']),
  table: table.prefault({}),
});

const body = z.discriminatedUnion('do', [
  z.object({ do: z.enum(['plan', 'add']), choices }),
  z.object({ do: z.literal('cancel') }),
]);

/** What follows: the plan anew under other choices, adding, or stopping what is under way. */
export const POST = route(async (request) => {
  const asked = body.parse(await readJson(request));
  const [context, actor] = [await getContext(), await getActor()];
  if (asked.do === 'cancel') await cancelPackage(context, actor);
  else await continuePackage(context, actor, { did: asked.do, choices: asked.choices });
  return Response.json({});
});
