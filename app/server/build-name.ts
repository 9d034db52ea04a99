import { readBuildId } from '#app/server/built-pages.ts';

let name: Promise<string> | undefined;

/** Names the build whose pages this process serves. Pages under development have no build. */
export function buildName(): Promise<string> {
  name ??= readBuildId(process.cwd()).catch(() => 'development');
  return name;
}
