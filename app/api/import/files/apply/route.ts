import { z } from 'zod';
import { appliedInWords } from '#app/(desk)/import/plan-in-words.ts';
import type { ApplyReply } from '#app/(desk)/import/replies.ts';
import { decidedSchema, decisionsOf } from '#app/api/import/decisions.ts';
import { getActor, getContext, getEnvironment } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { readJson } from '#app/server/read-body.ts';
import { route } from '#app/server/route-handler.ts';
import { compileDeckFiles } from '#lib/library/compile-deck-files.ts';

const body = z.object({ decided: decidedSchema, massArchive: z.boolean() });

/** Compiles the files of the deck folders, as far as was agreed to and decided. */
export const POST = route(async (request) => {
  const { decided, massArchive } = body.parse(await readJson(request));
  const { deckFolders, errataFolders, dataFolder } = getEnvironment();
  const { plan, applied, operation } = await compileDeckFiles(
    await getContext(),
    await getActor(),
    {
      paths: [],
      deckFolders,
      errataFolders,
      dataFolder,
      consent: massArchive ? 'mass-archive' : 'yes',
      decisions: decisionsOf(decided),
    },
  );
  const done = { plan, applied, operation };
  const words = appliedInWords(done, await getLanguage());
  return Response.json({ applied: done, words, deck: null } satisfies ApplyReply);
});
