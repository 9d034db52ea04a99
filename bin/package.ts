import { doPackage, type PackageOrder } from '#lib/library/import-anki/do-package.ts';
import { openAsDelegate } from '#lib/open-context.ts';
import { doJob } from '#lib/platform/job-program.ts';
import { keepHeapSmall } from './keep-heap-small.ts';

keepHeapSmall();

// Plans or adds a package of Anki's, in a process of its own: whoever started it waits with its own writes.
doJob(async ({ databaseFile, limits, input }, told) => {
  const context = await openAsDelegate({
    databaseFile,
    limits,
    programs: import.meta.dirname,
    startAt: null,
  });
  try {
    return await doPackage(context, input as PackageOrder, told);
  } finally {
    await context.store.close();
  }
});
