import { readBuild } from '#app/server/built-pages.ts';
import { route } from '#app/server/route-handler.ts';

/**
 * The program that lets Today and Review open without a network (`app/offline/worker.ts`), told which build it belongs to: with
 * another build the browser takes it for a new one.
 */
export const GET = route(async () => {
  const { id, files, worker } = await readBuild(process.cwd());
  const build = JSON.stringify({ id, files });
  return new Response(`self.BUILD = ${build};\n${worker}`, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' },
  });
});
