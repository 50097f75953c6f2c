// SPDX-License-Identifier: Apache-2.0
import { afterEach, expect, it, vi } from 'vitest';

vi.stubGlobal('location', { origin: 'http://127.0.0.1:1' });
const { challengeOf, pastedSession } = await import('../src/signIn/flow');
const { onSession, session, signIn, signOut } = await import('../src/gateway/session');

const NOW = 1_800_000_000_000;

function token(claims: unknown): string {
  return `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;
}

afterEach(() => {
  signOut();
  vi.useRealTimers();
});

it('makes the challenge of RFC 7636, appendix B', () => {
  expect(challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  );
});

it('takes a pasted token until it ends', () => {
  const pasted = token({ exp: NOW / 1000 + 60 });
  expect(pastedSession(` ${pasted}\n`, NOW)).toEqual({ token: pasted, until: NOW + 60_000 });
  expect(pastedSession(pasted, NOW + 60_000)).toBeUndefined();
});

it.each(['', 'x', 'a.b.c', 'a.****.c', token({}), token({ exp: 'soon' }), token([]), `a.${'e30'}x.c`])(
  'takes no token that says not when it ends: %s',
  (text) => {
    expect(pastedSession(text, NOW)).toBeUndefined();
  },
);

it('forgets a token once it is over, and tells so', () => {
  vi.useFakeTimers({ now: NOW });
  const heard: unknown[] = [];
  const stop = onSession(() => heard.push(session()?.token));
  signIn({ token: 't', until: NOW + 1000 });
  vi.advanceTimersByTime(999);
  expect(session()?.token).toBe('t');
  vi.advanceTimersByTime(1);
  expect(session()).toBeUndefined();
  stop();
  expect(heard).toEqual(['t', undefined]);
});

it('begins with no token that is over', () => {
  vi.useFakeTimers({ now: NOW });
  signIn({ token: 't', until: NOW });
  expect(session()).toBeUndefined();
});
