import { codeBlock } from '#lib/render/code-block.ts';
import { escapeHtml } from '#lib/render/escape-html.ts';
import { highlight } from '#lib/render/highlight.ts';
import type { Content } from '#lib/render/markdown/content.ts';
import type { Block, Code, Item, List, Table } from '#lib/render/markdown/tree.ts';
import { renderContent } from '#lib/render/render-inlines.ts';
import type { Rendering } from '#lib/render/rendering.ts';
import { word } from '#lib/render/words.ts';

/** Renders blocks one after another. */
export function renderBlocks(
  blocks: readonly Block[],
  rendering: Rendering,
  isTight = false,
): void {
  for (const block of blocks) renderBlock(block, rendering, isTight);
}

function renderBlock(block: Block, rendering: Rendering, isTight: boolean): void {
  switch (block.kind) {
    case 'paragraph':
      renderParagraph(block.content, rendering, isTight);
      break;
    case 'heading':
      renderLoose(`h${block.level}`, block.content, rendering);
      break;
    case 'quote':
      renderWrapped('blockquote', rendering, () => renderBlocks(block.children, rendering));
      break;
    case 'list':
      renderList(block, rendering);
      break;
    case 'item':
      renderItem(block, rendering, false);
      break;
    case 'code':
      renderCode(block, rendering);
      break;
    case 'raw-html':
      renderRawHtml(block.text, rendering);
      break;
    case 'rule':
      renderLine('<hr />', rendering);
      break;
    case 'table':
      renderTable(block, rendering);
      break;
    case 'definition':
      break;
  }
}

function renderLine(html: string, rendering: Rendering): void {
  rendering.breakLine();
  rendering.write(`${html}\n`);
}

function renderWrapped(tag: string, rendering: Rendering, renderInside: () => void): void {
  renderLine(`<${tag}>`, rendering);
  renderInside();
  rendering.breakLine();
  rendering.write(`</${tag.split(' ', 1)[0]}>\n`);
}

function renderParagraph(content: Content, rendering: Rendering, isTight: boolean): void {
  if (isTight) renderContent(content, rendering);
  else renderLoose('p', content, rendering);
}

function renderLoose(tag: string, content: Content, rendering: Rendering): void {
  rendering.breakLine();
  rendering.write(`<${tag}>`);
  renderContent(content, rendering);
  rendering.write(`</${tag}>\n`);
}

function renderList(list: List, rendering: Rendering): void {
  const start = list.ordered && list.start !== 1 ? ` start="${list.start}"` : '';
  const tag = list.ordered ? `ol${start}` : 'ul';
  renderWrapped(tag, rendering, () => {
    for (const item of list.items) renderItem(item, rendering, list.tight);
  });
}

function renderItem(item: Item, rendering: Rendering, isTight: boolean): void {
  rendering.breakLine();
  rendering.write('<li>');
  if (item.done !== null && isTight) rendering.write(checkbox(item.done, rendering));
  for (const [index, child] of item.children.entries()) {
    if (isTight && child.kind === 'paragraph' && index > 0) rendering.breakLine();
    if (index === 0 && item.done !== null && !isTight) renderLooseTask(item, rendering);
    else renderBlock(child, rendering, isTight);
  }
  rendering.write('</li>\n');
}

function renderLooseTask(item: Item, rendering: Rendering): void {
  const [first] = item.children;
  if (first?.kind !== 'paragraph') return;
  rendering.breakLine();
  rendering.write(`<p>${checkbox(item.done === true, rendering)}`);
  renderContent(first.content, rendering);
  rendering.write('</p>\n');
}

function checkbox(done: boolean, rendering: Rendering): string {
  const checked = done ? ' checked=""' : '';
  if (rendering.isRaw) return `<input${checked} disabled="" type="checkbox"> `;
  const label = word(done ? 'done' : 'not-done', rendering.options.language);
  return `<input type="checkbox" disabled=""${checked} aria-label="${label}"> `;
}

function renderCode(code: Code, rendering: Rendering): void {
  if (rendering.isRaw) renderPlainCode(code, rendering);
  else renderColouredCode(code, rendering);
}

function renderPlainCode({ language, text }: Code, rendering: Rendering): void {
  const attribute = language === '' ? '' : ` class="language-${escapeHtml(language)}"`;
  renderLine(`<pre><code${attribute}>${escapeHtml(text)}</code></pre>`, rendering);
}

function renderColouredCode(code: Code, rendering: Rendering): void {
  const { html, name } = highlight(code.text, code.language);
  renderLine(codeBlock({ html, name, language: rendering.options.language }), rendering);
}

function renderRawHtml(html: string, rendering: Rendering): void {
  rendering.breakLine();
  rendering.writeRawHtml(html);
  rendering.breakLine();
}

function renderTable(table: Table, rendering: Rendering): void {
  const label = word('table', rendering.options.language);
  const wrap = `div class="table-wrap" tabindex="0" role="region" aria-label="${label}"`;
  if (rendering.isRaw) renderWrapped('table', rendering, () => renderRows(table, rendering));
  else {
    renderWrapped(wrap, rendering, () =>
      renderWrapped('table', rendering, () => renderRows(table, rendering)),
    );
  }
}

function renderRows(table: Table, rendering: Rendering): void {
  renderWrapped('thead', rendering, () => renderRow(table, table.header, { rendering, tag: 'th' }));
  if (table.rows.length === 0) return;
  renderWrapped('tbody', rendering, () => {
    for (const row of table.rows) renderRow(table, row, { rendering, tag: 'td' });
  });
}

function renderRow(
  table: Table,
  cells: readonly Content[],
  { rendering, tag }: { rendering: Rendering; tag: 'th' | 'td' },
): void {
  renderWrapped('tr', rendering, () => {
    for (const [column, alignment] of table.alignments.entries()) {
      const align = alignment ? ` align="${alignment}"` : '';
      rendering.write(`<${tag}${align}>`);
      const cell = cells[column];
      if (cell) renderContent(cell, rendering);
      rendering.write(`</${tag}>\n`);
    }
  });
}
