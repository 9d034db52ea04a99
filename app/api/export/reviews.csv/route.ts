import { getActor, getContext } from '#app/server/context.ts';
import { download } from '#app/server/download.ts';
import { fileRoute } from '#app/server/file-route.ts';
import { exportReviews } from '#lib/library/export-reviews.ts';

/** The review log as a table. */
export const GET = fileRoute(
  async () =>
    download({
      name: 'kartoteka-reviews',
      ending: '.csv',
      type: 'text/csv; charset=utf-8',
      chunks: exportReviews(await getContext(), await getActor()),
    }),
  '/export',
);
