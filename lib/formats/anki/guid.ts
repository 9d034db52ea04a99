const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const SIGNS = '!#$%&()*+,-./:;<=>?@[]^_`{|}~';
const ALPHABET = LETTERS + SIGNS;

/** A GUID as Anki writes it: 64 bits, here those of the first 16 hexadecimal digits of a hash, to base 91. */
export function guidOf(hash: string): string {
  let rest = BigInt(`0x${hash.slice(0, 16)}`);
  let text = '';
  do {
    text = ALPHABET[Number(rest % 91n)] + text;
    rest /= 91n;
  } while (rest > 0n);
  return text;
}
