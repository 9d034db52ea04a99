import { expect, test } from 'vitest';
import { noteText } from '#lib/bundle/note-text.ts';

test.each([
  ['{{c1::etcd}} stores', 'etcd stores'],
  ['{{c1::etcd::a store}} stores', 'etcd stores'],
  ['{{etcd}} {{ .Values }}', '{{etcd}} {{ .Values }}'],
  ['{{a::b:c::d::e}}', 'b:c'],
  ['{{::b}}', 'b'],
])('of %s a note says %j', (source, text) => {
  expect(noteText(source)).toBe(text);
});

test.each(['::', '{{', '{{a::', ':', '}}{{::'])(
  'what a note of nothing but “%s” says is found in time that grows as it does',
  (sign) => {
    expect(noteText(`{{c1::${sign.repeat(100_000)}`)).toBeTypeOf('string');
  },
);
