import { getActor, getContext } from '#app/server/context.ts';
import { download } from '#app/server/download.ts';
import { fileRoute } from '#app/server/file-route.ts';
import { exportBundle } from '#lib/library/export-bundle.ts';

/** Everything a person has, in one bundle file. */
export const GET = fileRoute(
  async () =>
    download({
      name: 'kartoteka',
      ending: '.kartoteka.zip',
      type: 'application/zip',
      chunks: await exportBundle(await getContext(), await getActor()),
    }),
  '/export',
);
