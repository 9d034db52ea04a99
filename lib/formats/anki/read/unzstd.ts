import { Decompress } from 'fzstd';
import { fileBeyond } from '#lib/shared/file-trouble.ts';
import { brokenPackage } from './refusal.ts';

/** What is unpacked, under which name a message speaks of it, how many bytes may come out, and which limit that is. */
export interface ZstdSource {
  readonly entry: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly most: number;
  readonly limit: 'too-long' | 'too-long-for-its-kind';
}

/** Unpacks Zstandard piece by piece. Throws `unreadable-file` where it is broken, and `too-large` beyond the limit. */
export async function* unzstd(source: ZstdSource): AsyncGenerator<Uint8Array> {
  const { entry, chunks, most, limit } = source;
  let ready: Uint8Array[] = [];
  let total = 0;
  let isWhole = false;
  const stream = new Decompress((piece, isLast) => {
    total += piece.length;
    isWhole ||= isLast === true;
    if (total <= most) ready.push(piece.slice());
  });
  const take = (chunk: Uint8Array, isLast: boolean): Uint8Array[] => {
    push(stream, entry, { chunk, isLast });
    if (total > most) throw fileBeyond(limit, { entry, most });
    const taken = ready;
    ready = [];
    return taken;
  };
  for await (const chunk of chunks) {
    // The largest step at once is a block, so that a bomb is noticed before it has gone off.
    for (let start = 0; start < chunk.length; start += STEP) {
      yield* take(chunk.subarray(start, start + STEP), false);
    }
  }
  yield* take(new Uint8Array(), true);
  if (!isWhole && total === 0) throw brokenPackage({ entry }, 'it is not packed with Zstandard');
}

const STEP = 64 * 1024;

function push(
  stream: Decompress,
  entry: string,
  { chunk, isLast }: { chunk: Uint8Array; isLast: boolean },
): void {
  try {
    stream.push(chunk, isLast);
  } catch (error) {
    throw brokenPackage({ entry }, `it is not whole Zstandard (${(error as Error).message})`);
  }
}
