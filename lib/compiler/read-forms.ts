import type { InlineForms } from '#lib/render/markdown/content.ts';
import type { MarkdownDocument } from '#lib/render/markdown/tree.ts';
import { visitContents } from '#lib/render/markdown/walk.ts';

/** Has the running text of a document read with more than the usual. Done before anything else is read. */
export function readForms({ blocks }: MarkdownDocument, forms: InlineForms): void {
  visitContents(blocks, (content) => {
    content.forms = forms;
    delete content.inlines;
  });
}
