import { expect, test } from 'vitest';
import { findActor } from '#lib/accounts/find-actor.ts';
import { signIn } from '#lib/accounts/sign-in.ts';
import type { UserId } from '#lib/shared/ids.ts';
import { openPlace } from '../support/place.ts';

test('local mode lets in its one person, as often as they come', async () => {
  const { context, actor } = await openPlace();
  expect(await signIn(context, 'local')).toEqual(actor);
  expect(await signIn(context, 'local')).toEqual(actor);
});

test('local mode has no other way in', async () => {
  const { context } = await openPlace();
  for (const provider of ['password', 'github', 'LOCAL', '']) {
    await expect(signIn(context, provider)).rejects.toMatchObject({ code: 'not-allowed' });
  }
});

test('a session is of a person whom the place knows', async () => {
  const { context, actor } = await openPlace();
  expect(await findActor(context, actor.user)).toEqual(actor);
  expect(await findActor(context, '0192f0c1-0000-7000-8000-000000000000' as UserId)).toBeNull();
});
