/** The words of a command line; quotes are kept as they stand. Null where a quote is open, or where it is more than one command. */
export function wordsOfCommand(line: string): readonly string[] | null {
  const words: string[] = [];
  let word = '';
  let quote = '';
  for (const sign of line) {
    if (quote !== '') {
      word += sign;
      if (sign === quote) quote = '';
    } else if (/\s/.test(sign)) {
      if (word !== '') words.push(word);
      word = '';
    } else if (/[|;&]/.test(sign)) return null;
    else {
      word += sign;
      if (sign === '"' || sign === "'") quote = sign;
    }
  }
  if (quote !== '') return null;
  return word === '' ? words : [...words, word];
}
