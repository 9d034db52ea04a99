import { tests } from 'commonmark-spec';
import { describe, expect, it } from 'vitest';
import { markdownToRawHtml } from '#lib/render/markdown-to-html.ts';

/** Examples whose HTML differs on purpose, with the reason. */
const DIFFERENT: Readonly<Record<number, string>> = {
  608: 'a bare address is a link, as in GFM',
  611: 'a bare address is a link, as in GFM',
  612: 'a bare mail address is a link, as in GFM',
};

interface Example {
  readonly markdown: string;
  readonly html: string;
  readonly section: string;
  readonly number: number;
}

const examples = (tests as readonly Example[]).map((example) => ({
  ...example,
  markdown: example.markdown.replaceAll('→', '\t'),
  html: example.html.replaceAll('→', '\t'),
}));

describe('every example of CommonMark 0.31.2 renders as the specification says', () => {
  it.each(examples.filter(({ number }) => !(number in DIFFERENT)))(
    '$number, $section',
    (example) => {
      expect(markdownToRawHtml(example.markdown)).toBe(example.html);
    },
  );
});

it('the specification has all of its 652 examples', () => {
  expect(examples).toHaveLength(652);
});

it.each(examples.filter(({ number }) => number in DIFFERENT))(
  'example $number differs still, so that it has to stay on the list',
  (example) => {
    expect(markdownToRawHtml(example.markdown)).not.toBe(example.html);
  },
);
