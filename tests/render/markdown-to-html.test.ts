import { describe, expect, it } from 'vitest';
import { markdownToHtml } from '#lib/render/markdown-to-html.ts';

describe('links', () => {
  it('tell no other site where they come from', () => {
    expect(markdownToHtml('[k](https://k8s.io "K8s")')).toBe(
      '<p><a href="https://k8s.io" title="K8s" rel="noreferrer noopener">k</a></p>',
    );
  });

  it('that lead nowhere safe leave their text', () => {
    expect(markdownToHtml('[*k*](javascript:alert(1))')).toBe('<p><em>k</em></p>');
  });

  it.each(['a/b.md', '#part', '?q=1:2', '/x', 'mailto:a@b.c'])('may lead to %s', (url) => {
    expect(markdownToHtml(`[k](${url})`)).toContain(`href="${url}"`);
  });
});

describe('code', () => {
  it('is coloured by classes, not to be translated, and English in a card that is not', () => {
    expect(markdownToHtml('```yml\na: 1\n```', 'ru')).toBe(
      '<pre tabindex="0"><code class="language-yaml hljs" translate="no" lang="en">' +
        '<span class="hljs-attr">a:</span> <span class="hljs-number">1</span>\n</code></pre>',
    );
    expect(markdownToHtml('`a`', 'ru')).toBe('<p><code translate="no" lang="en">a</code></p>');
    expect(markdownToHtml('`a`', 'en-GB')).toBe('<p><code translate="no">a</code></p>');
  });

  it('in an unknown language is shown without colours, and escaped', () => {
    expect(markdownToHtml('```brainfuck\n<a>&\n```')).toBe(
      '<pre tabindex="0"><code class="hljs" translate="no">&lt;a&gt;&amp;\n</code></pre>',
    );
  });

  it.each([
    'yaml',
    'bash',
    'sh',
    'shell',
    'go',
    'json',
    'dockerfile',
    'typescript',
    'ts',
    'js',
    'ini',
    'sql',
    'python',
    'xml',
    'html',
  ])('in %s is known', (language) => {
    expect(markdownToHtml(`\`\`\`${language}\nx\n\`\`\``)).toMatch(/class="language-\w+ hljs"/);
  });

  it('never carries a style of its own', () => {
    expect(markdownToHtml('```ts\nconst a: string = `b`;\n```')).not.toContain('style');
  });
});

describe('tables', () => {
  it('scroll by themselves, by keyboard too, under a name in the language of the card', () => {
    const html = markdownToHtml('| a |\n| - |\n| 1 |', 'ru');
    expect(html).toMatch(
      /^<div class="table-wrap" tabindex="0" role="region" aria-label="Таблица">\n<table>/,
    );
    expect(html).toMatch(/<\/table>\n<\/div>$/);
  });
});

describe('pictures and boxes', () => {
  it('leave the description of a picture', () => {
    expect(markdownToHtml('![узел & под](a.png)')).toBe('<p>узел &amp; под</p>');
  });

  it('have boxes that a screen reader can name', () => {
    expect(markdownToHtml('- [x] a', 'ru')).toContain(
      '<input type="checkbox" disabled="" checked="" aria-label="сделано">',
    );
  });
});

describe('raw HTML', () => {
  it('keeps what is allowed and closes what was left open', () => {
    expect(markdownToHtml('Нажмите <kbd>Ctrl</kbd> и <b>ещё')).toBe(
      '<p>Нажмите <kbd>Ctrl</kbd> и <b>ещё</b></p>',
    );
  });

  it('cleans the card as a whole: colours, tables and links of Markdown stay', () => {
    const markdown =
      '<b>x</b>\n\n```yaml\na: 1\n```\n\n| a |\n| - |\n| [l](https://a.b) |\n\n- [x] t';
    const withTag = markdownToHtml(markdown);
    const without = markdownToHtml(markdown.replace('<b>x</b>', 'x'));
    expect(withTag.replace('<b>x</b>', 'x').replaceAll(' />', '>')).toBe(
      without.replaceAll(' />', '>'),
    );
  });

  it('loses comments, and the spaces that set them off', () => {
    expect(markdownToHtml('a <!-- id: k7f2q -->\nb')).toBe('<p>a\nb</p>');
    expect(markdownToHtml('a <!-- x --> b')).toBe('<p>a  b</p>');
    expect(markdownToHtml('<!-- block -->')).toBe('');
  });

  it('becomes text where there is an absurd amount of it', () => {
    expect(markdownToHtml(`a ${'<b>'.repeat(2000)}`)).toContain('&lt;b&gt;');
  });
});

it('highlights stand out', () => {
  expect(markdownToHtml('a ==b== {{c1::c::hint}}')).toBe('<p>a <mark>b</mark> <mark>c</mark></p>');
});

it('comparisons are no highlights', () => {
  expect(markdownToHtml('if a==b and c==d, a == b, `x==y==`, a === b')).not.toContain('<mark>');
});

it('characters that HTML cannot hold are replaced', () => {
  expect(markdownToHtml('a\0b\uD800c')).toBe('<p>a\uFFFDb\uFFFDc</p>');
});
