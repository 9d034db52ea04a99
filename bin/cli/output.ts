import { once } from 'node:events';

/** Where text goes. */
export type Print = (text: string) => Promise<void>;

/** Prints to a stream and waits while its reader is slow. */
export function printTo(stream: NodeJS.WriteStream): Print {
  return async (text) => {
    if (!stream.write(text)) await once(stream, 'drain');
  };
}

const PIECE = 64 * 1024;

/** Prints lines in pieces as they come. */
export async function printLines(print: Print, lines: AsyncIterable<string>): Promise<void> {
  let piece = '';
  for await (const line of lines) {
    piece += `${line}\n`;
    if (piece.length < PIECE) continue;
    await print(piece);
    piece = '';
  }
  if (piece !== '') await print(piece);
}
