import { constants, setPriority } from 'node:os';
import { isAppError } from '#lib/shared/errors.ts';
import type { JobInput, JobMessage } from './job-runner.ts';

/** What a program does with its input; `told` tells how far it is, 0–1, and what there is to say besides. */
export type JobWork = (
  given: JobInput,
  told: (progress: number, detail?: unknown) => void,
) => Promise<unknown>;

/** Lets this process do the work that it is sent, say what came of it, and end. It ends with the one that started it. */
export function doJob(work: JobWork): void {
  // Whoever answers a card meanwhile comes first.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  process.once('disconnect', () => process.exit(1));
  process.once('message', (given: JobInput) => void answer(work, given));
}

async function answer(work: JobWork, given: JobInput): Promise<void> {
  try {
    const result = await work(given, (progress, detail) => process.send?.({ progress, detail }));
    end({ result });
  } catch (error) {
    if (isAppError(error)) {
      const { code, message, values } = error;
      return end({ refusal: { code, message, values } });
    }
    end({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

function end(message: JobMessage): void {
  process.send?.(message, () => process.exit(0));
}
