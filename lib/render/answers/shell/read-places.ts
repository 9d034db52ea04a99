import { type Item, splitItem, wordItem } from './item.ts';
import { resourceName } from './resources.ts';
import type { ShellToken } from './split-words.ts';
import type { Places } from './tool.ts';

/** The words of a command that are no flags, by what they mean to it. */
export function readPlaces(
  places: Places,
  words: readonly ShellToken[],
  source: string,
): readonly Item[] {
  const [first, ...rest] = words;
  if (!first) return [];
  switch (places) {
    case 'objects':
      return readObjects(words, source);
    case 'pod':
      return [...readPod(first, source), ...rest.map((word) => wordItem(word))];
    case 'field': {
      const [kind = '', ...fields] = first.text.split('.');
      const name = [resourceName(kind), ...fields].join('.');
      return [wordItem(first, name, 'kind'), ...rest.map((word) => wordItem(word))];
    }
    case 'kind':
      return [
        wordItem(first, resourceName(first.text), 'kind'),
        ...rest.map((word) => wordItem(word)),
      ];
    default:
      return words.map((word) => wordItem(word));
  }
}

/** `deploy/web` is `deploy web`. Changes such as `app=web` and `app-` come after the objects. */
function readObjects(words: readonly ShellToken[], source: string): Item[] {
  const firstChange = words.findIndex(({ text }) => /=|-$/.test(text));
  const objects = firstChange < 0 ? words : words.slice(0, firstChange);
  const changes = firstChange < 0 ? [] : words.slice(firstChange);
  const [first] = objects;
  const isPaired = first?.text.includes('/');
  const items = objects.flatMap((word, index) => {
    const pair = isPaired ? splitItem(word, { sign: '/', source }) : null;
    if (!pair)
      return [index === 0 ? wordItem(word, resourceName(word.text), 'kind') : wordItem(word)];
    const [kind, name] = pair;
    return [wordItem(kind, resourceName(kind.text), 'slash'), wordItem(name, name.text, 'slash')];
  });
  return [...withoutRepeatedKinds(items), ...changes.map((word) => wordItem(word))];
}

/** `pod/a pod/b` is `pods a b`. */
function withoutRepeatedKinds(items: readonly Item[]): Item[] {
  const kinds = new Set(items.filter((_, index) => index % 2 === 0).map(({ name }) => name));
  const isUniform = items.every(({ form }) => form === 'slash') && kinds.size === 1;
  return items.filter((_, index) => !isUniform || index === 0 || index % 2 === 1);
}

/** `pod/web` is `web` where a pod is meant anyway. */
function readPod(word: ShellToken, source: string): Item[] {
  const pair = splitItem(word, { sign: '/', source });
  if (!pair) return [wordItem(word)];
  const [kind, name] = pair;
  if (resourceName(kind.text) === 'pods')
    return [{ ...wordItem(name, name.text, 'slash'), nameSpan: word.span }];
  return [wordItem(kind, resourceName(kind.text), 'slash'), wordItem(name, name.text, 'slash')];
}
