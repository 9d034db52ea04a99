import { type Environment, readEnvironment } from '#lib/platform/environment.ts';
import type { System } from './command.ts';

/** Where this place keeps things. Throws `EnvironmentError`. */
export function environmentOf({ env, root, cwd }: System): Environment {
  return readEnvironment(env, root, cwd);
}
