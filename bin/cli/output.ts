import { once } from 'node:events';

/** Where text goes. */
export type Print = (text: string) => Promise<void>;

/** Prints to a stream and waits while its reader is slow. Notes of others may hold what steers a terminal: it is shown, not obeyed. */
export function printTo(stream: NodeJS.WriteStream): Print {
  return async (text) => {
    if (!stream.write(withoutControls(text, stream.isTTY))) await once(stream, 'drain');
  };
}

/** The colours that this program writes itself; then all that is no text, line end or tab, and what turns the direction of writing. */
const CONTROLS = /[\n\t]|\p{Cc}\[(?:0|7|27|31|32)m|[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** A text with its control characters written as in JSON: inside JSON they mean the same. */
export function withoutControls(text: string, hasColours: boolean): string {
  return text.replace(CONTROLS, (found) => {
    const [first = '', ...rest] = found;
    const isOwn =
      found === '\n' || found === '\t' || (rest.length > 0 && hasColours && first === ESCAPE);
    return isOwn ? found : escaped(first) + rest.join('');
  });
}

const ESCAPE = String.fromCharCode(27);

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
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
