import { describe, expect, test } from 'vitest';
import { isHostAllowed } from '#app/server/host.ts';
import { contentSecurityPolicy } from '#app/server/security-headers.ts';
import { isZone, zonesWith } from '#app/server/zones.ts';

describe('the Host header', () => {
  test.each([
    'localhost',
    'localhost:3000',
    '127.0.0.1:80',
    '127.8.8.8',
    '[::1]:3000',
    'LOCALHOST:1',
  ])('may name this machine: %s', (host) =>
    expect(isHostAllowed(new Headers({ host }))).toBe(true),
  );

  test.each([
    'kartoteka.example',
    'localhost.example',
    '127.0.0.1.example:80',
    '192.168.1.4',
    '::1',
    '',
  ])('may name nothing else: %j', (host) =>
    expect(isHostAllowed(new Headers({ host }))).toBe(false),
  );

  test('may not be absent', () => expect(isHostAllowed(new Headers())).toBe(false));
});

test('the policy of a page lets in only what carries its nonce', () => {
  expect(contentSecurityPolicy('abc').split('; ')).toEqual([
    "default-src 'self'",
    "script-src 'nonce-abc' 'strict-dynamic'",
    "style-src 'self' 'nonce-abc'",
    "img-src 'self' data:",
    "media-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]);
});

test('time zones are offered in order, the chosen one among them', () => {
  expect(isZone('Europe/Moscow')).toBe(true);
  expect(isZone('Europe/Nowhere')).toBe(false);
  expect(isZone('')).toBe(false);
  const zones = zonesWith('Asia/Calcutta');
  expect(zones).toContain('Asia/Calcutta');
  expect(zones).toEqual([...zones].sort());
  expect(zones.every(isZone)).toBe(true);
});
