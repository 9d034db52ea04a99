import { expect, test } from 'vitest';
import { renderSheet } from '#lib/render/anki/sheet.ts';

const written = (css: string) => renderSheet(css, { scope: 'nt-x', media: () => null });

test.each(['min-height: 100vh', 'height:100dvh', 'min-height: calc(100vh - 40px)'])(
  'a card is not made as high as the window by %s',
  (declaration) => {
    expect(written(`.card { ${declaration}; color: red }`)).toBe(written('.card { color: red }'));
  },
);

test.each(['max-height: 100vh', 'height: 30vh', 'min-height: 20px'])('%s stays', (declaration) => {
  expect(written(`.card img { ${declaration} }`)).toContain(declaration.replace(' ', ''));
});
