import { z } from 'zod';
import { getActor, getContext } from '#app/server/context.ts';
import { readJson } from '#app/server/read-body.ts';
import { route } from '#app/server/route-handler.ts';
import { acceptAnswers } from '#lib/review/accept-answers.ts';
import { slice } from '../slice-schema.ts';
import { act } from './act-schema.ts';
import { answer, practice } from './answer-schema.ts';

const LARGEST_BATCH = 500;

/** What comes most is tried first. No item can be read as another kind: an act has no rating, practice no preset. */
const item = z.union([answer, practice, act]);

const body = slice.extend({
  answers: z.array(item).max(LARGEST_BATCH),
});

/** Takes a batch of answers and acts, each once however often it comes; replies what became of them, counts and more cards. */
export const POST = route(async (request) => {
  const batch = body.parse(await readJson(request));
  return Response.json(await acceptAnswers(await getContext(), await getActor(), batch));
});
