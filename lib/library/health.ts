import type { Context } from '#lib/context.ts';
import { canWrite } from '#lib/store/health.ts';

/** Whether this place works: its database can be written to. */
export function health(context: Context): Promise<boolean> {
  return canWrite(context.store);
}
