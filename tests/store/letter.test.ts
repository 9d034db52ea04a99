import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pack, unpack } from '#lib/store/letter.ts';

test('values are the same when they arrive, but for truth values, which are 0 and 1', () => {
  const value = fc.oneof(
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.double({ noNaN: true }),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(value), (values) => {
      const arrived = unpack(structuredClone(pack(values)));
      const sent = values.map((each) => (typeof each === 'boolean' ? Number(each) : each));
      expect(arrived).toEqual(sent);
    }),
  );
});
