import { describe, expect, it } from 'vitest';
import { markdownToRawHtml } from '#lib/render/markdown-to-html.ts';

/** Takes the indentation off and joins, so that examples can be written as they look. */
function lines(...all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}

describe('tables (GFM 4.10)', () => {
  it('has a header, a row of delimiters and rows', () => {
    expect(markdownToRawHtml('| pod | node |\n| --- | --- |\n| api | n1 |')).toBe(
      lines(
        ...['<table>', '<thead>', '<tr>', '<th>pod</th>', '<th>node</th>', '</tr>', '</thead>'],
        ...['<tbody>', '<tr>', '<td>api</td>', '<td>n1</td>', '</tr>', '</tbody>', '</table>'],
      ),
    );
  });

  it('aligns columns, and needs no pipes at the edges', () => {
    const html = markdownToRawHtml('a | b | c\n:-- | :-: | --:\n1 | 2 | 3');
    expect(html).toContain(
      '<th align="left">a</th>\n<th align="center">b</th>\n<th align="right">c</th>',
    );
    expect(html).toContain(
      '<td align="left">1</td>\n<td align="center">2</td>\n<td align="right">3</td>',
    );
  });

  it('keeps an escaped pipe inside a cell, in code too', () => {
    const html = markdownToRawHtml('| a |\n| - |\n| b `\\|` c |\n| **d** \\| e |');
    expect(html).toContain('<td>b <code>|</code> c</td>');
    expect(html).toContain('<td><strong>d</strong> | e</td>');
  });

  it('ends at a blank line and at the start of another block', () => {
    const html = markdownToRawHtml('| a | b |\n| - | - |\n| 1 | 2 |\n> quote');
    expect(html).toMatch(/<\/table>\n<blockquote>\n<p>quote<\/p>/);
  });

  it('takes following lines as rows, whatever they hold', () => {
    expect(markdownToRawHtml('| a | b |\n| - | - |\nbar')).toContain('<td>bar</td>\n<td></td>');
  });

  it('is none where header and delimiters have different numbers of cells', () => {
    expect(markdownToRawHtml('| a | b |\n| --- |\n| c |')).toBe(
      '<p>| a | b |\n| --- |\n| c |</p>\n',
    );
  });

  it('fills missing cells and drops surplus ones', () => {
    const html = markdownToRawHtml('| a | b |\n| - | - |\n| 1 |\n| 1 | 2 | 3 |');
    expect(html).toContain('<td>1</td>\n<td></td>');
    expect(html).not.toContain('3');
  });

  it('has no body where there are no rows', () => {
    expect(markdownToRawHtml('| a | b |\n| - | - |')).not.toContain('tbody');
  });

  it('may follow the text of a paragraph', () => {
    expect(markdownToRawHtml('text\n| a | b |\n| - | - |\n| 1 | 2 |')).toMatch(
      /^<p>text<\/p>\n<table>/,
    );
  });

  it('stands in lists and quotes', () => {
    expect(markdownToRawHtml('- | a |\n  | - |\n  | 1 |')).toMatch(/<li>\n<table>/);
    expect(markdownToRawHtml('> | a |\n> | - |\n> | 1 |')).toMatch(/<blockquote>\n<table>/);
  });
});

describe('task lists (GFM 5.3)', () => {
  it('turns a box at the beginning of an item into a checkbox', () => {
    expect(markdownToRawHtml('- [ ] drain\n- [x] cordon')).toBe(
      lines(
        '<ul>',
        '<li><input disabled="" type="checkbox"> drain</li>',
        '<li><input checked="" disabled="" type="checkbox"> cordon</li>',
        '</ul>',
      ),
    );
  });

  it('takes a capital X, and boxes in nested and in loose lists', () => {
    expect(markdownToRawHtml('- [X] a\n  - [ ] b')).toContain(
      '<li><input disabled="" type="checkbox"> b</li>',
    );
    expect(markdownToRawHtml('- [x] a\n\n- [ ] b')).toContain(
      '<p><input checked="" disabled="" type="checkbox"> a</p>',
    );
  });

  it.each(['- [y] a', '- [x]a', '- a [x] b', '[ ] a'])('leaves %j alone', (markdown) => {
    expect(markdownToRawHtml(markdown)).not.toContain('checkbox');
  });
});

describe('strikethrough (GFM 6.5)', () => {
  it('takes one tilde or two', () => {
    expect(markdownToRawHtml('~~Hi~~ Hello, ~there~ world!')).toBe(
      '<p><del>Hi</del> Hello, <del>there</del> world!</p>\n',
    );
  });

  it('does not reach over paragraphs, nor take three tildes', () => {
    expect(markdownToRawHtml('This ~~has a\n\nnew paragraph~~.')).not.toContain('<del>');
    expect(markdownToRawHtml('This will ~~~not~~~ strike.')).toBe(
      '<p>This will ~~~not~~~ strike.</p>\n',
    );
  });

  it('needs as many tildes at the end as at the beginning', () => {
    expect(markdownToRawHtml('~~a~')).toBe('<p>~~a~</p>\n');
  });
});

describe('autolinks (GFM 6.9)', () => {
  it.each([
    ['www.kubernetes.io', '<a href="http://www.kubernetes.io">www.kubernetes.io</a>'],
    [
      'Visit www.k8s.io/help for more',
      '<a href="http://www.k8s.io/help">www.k8s.io/help</a> for more',
    ],
    ['Visit www.k8s.io.', '<a href="http://www.k8s.io">www.k8s.io</a>.'],
    ['www.k8s.io/a.b.', '<a href="http://www.k8s.io/a.b">www.k8s.io/a.b</a>.'],
    ['(www.google.com/search?q=A+(b))', '(<a href="http://www.google.com/search?q=A+(b)">'],
    ['www.google.com/search?q=(b))+ok', 'search?q=(b))+ok</a>'],
    ['www.google.com/search?q=c&hl;', 'search?q=c</a>&amp;hl;'],
    ['www.k8s.io/he<lp', '<a href="http://www.k8s.io/he">www.k8s.io/he</a>&lt;lp'],
    ['http://k8s.io', '<a href="http://k8s.io">http://k8s.io</a>'],
    ['http://localhost:8080/x', '<a href="http://localhost:8080/x">'],
    ['**https://a.io**', '<strong><a href="https://a.io">https://a.io</a></strong>'],
    ['foo@bar.baz', '<a href="mailto:foo@bar.baz">foo@bar.baz</a>'],
    [
      'hello@mail+xyz.example no, hello+xyz@mail.example',
      '<a href="mailto:hello+xyz@mail.example">',
    ],
    ['a.b-c_d@a.b.', '<a href="mailto:a.b-c_d@a.b">a.b-c_d@a.b</a>.'],
  ])('%s', (markdown, html) => {
    expect(markdownToRawHtml(markdown)).toContain(html);
  });

  it.each([
    'a.b-c_d@a.b-',
    'a.b-c_d@a.b_',
    'xhttp://a.io',
    'http://a_b.c_d',
    'http://',
    'www.',
    '`http://a.io`',
    '@name',
  ])('%s is no link', (markdown) => {
    expect(markdownToRawHtml(markdown)).not.toContain('<a');
  });

  it('makes no link inside a link', () => {
    expect(markdownToRawHtml('[https://a.io](https://b.io)')).toBe(
      '<p><a href="https://b.io">https://a.io</a></p>\n',
    );
  });
});
