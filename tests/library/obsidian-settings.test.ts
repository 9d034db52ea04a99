import { expect, test } from 'vitest';
import { applyUpload } from '#lib/library/apply-upload.ts';
import { namedUpload } from '#lib/library/named-upload.ts';
import { USUAL_LIMITS } from '#lib/shared/import-limits.ts';
import { zipOf } from '../formats/make-zip.ts';
import { openPlace, type Place } from '../support/place.ts';
import { tempFolderWith } from '../support/temp-folder.ts';
import { cardsHere } from './programs/in-place.ts';

const DATA = '.obsidian/plugins/obsidian-spaced-repetition/data.json';
const SETTINGS = JSON.stringify({
  settings: {
    ...{ singleLineCardSeparator: ';;', multilineCardSeparator: '%' },
    ...{ convertBoldTextToClozes: true, flashcardTags: ['#card'] },
  },
  buryList: [],
});
const NOTES = `#card

der Baum;;tree
<!--SR:!2027-02-01,20,270-->

std::vector;;grows

Which way?
%
That way.

A **hidden** word.
`;
const VAULT = { [DATA]: SETTINGS, 'words/a.md': NOTES, 'plain.md': 'no;;card, no::card\n' };

async function prompts(place: Place): Promise<string[]> {
  return (await cardsHere(place)).map(({ prompt }) => prompt);
}

const CARDS = ['A […] word.', 'Which way?', 'der Baum', 'std::vector'];

test('a folder and an archive that bring the settings of Obsidian’s plugin are read by them', async () => {
  const within = Object.fromEntries(
    Object.entries(VAULT).map(([name, text]) => [`My vault/${name}`, text]),
  );
  const uploads = [
    namedUpload(tempFolderWith(VAULT), USUAL_LIMITS),
    { name: 'a.zip', bytes: await zipOf(VAULT) },
    { name: 'b.zip', bytes: await zipOf(within) },
  ];
  for (const upload of uploads) {
    const place = await openPlace();
    const { plan } = await applyUpload(place.context, place.actor, upload);
    expect(await prompts(place)).toEqual(CARDS);
    expect(plan.schedules).toBe(1);
    expect((await applyUpload(place.context, place.actor, upload)).operation).toBeNull();
  }
});

test('settings that are broken, or of a vault beside, change nothing', async () => {
  for (const [name, text] of [
    [DATA, '{"settings":'],
    [`other/${DATA}`, SETTINGS],
  ] as const) {
    const place = await openPlace();
    const bytes = await zipOf({ [name]: text, 'a.md': '#flashcards\na::b\n' });
    await applyUpload(place.context, place.actor, { name: 'a.zip', bytes });
    expect(await prompts(place)).toEqual(['a']);
  }
});
