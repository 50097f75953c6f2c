// SPDX-License-Identifier: Apache-2.0
import { boundedFetch } from '../gateway/client';
import { Problem } from '../gateway/problem';
import { type Session, signIn } from '../gateway/session';
import { object } from '../narration/recordJson';
import { base64, fromBase64 } from '../verifier/code/base64';
import { utf8 } from '../verifier/code/bytes';
import { hash } from '../verifier/crypto/hashSuite';
import { SIGN_IN_TEXTS } from './texts';

const WAITING = 'jianzheng.sign-in';
const SECRET_BYTES = 32;
const SECOND_MS = 1000;

/** An issuer of tokens that the gateway names, and by what the explorer asks it. */
export interface Issuer {
  readonly issuer: string;
  readonly client: string;
}

/** What an issuer says of itself (OpenID Connect Discovery 1.0). */
interface Discovery {
  readonly authorization: string;
  readonly token: string;
}

/** A sign-in on its way: what must be known again when the browser comes back. */
interface Waiting {
  readonly client: string;
  readonly token: string;
  readonly state: string;
  readonly verifier: string;
  readonly from: string;
}

/** The address to which an issuer sends browsers back. */
export function returnAddress(): string {
  return `${location.origin}/signed-in`;
}

/**
 * Sends the browser to an issuer (authorization code with PKCE, RFC 6749 and RFC 7636).
 *
 * @param from the address of the explorer to which the visitor comes back
 */
export async function beginSignIn({ issuer, client }: Issuer, from: string): Promise<void> {
  const { authorization, token } = await discovered(issuer);
  const waiting: Waiting = { client, token, from, state: secret(), verifier: secret() };
  sessionStorage.setItem(WAITING, JSON.stringify(waiting));
  const address = new URL(authorization);
  const parameters = {
    response_type: 'code',
    client_id: client,
    redirect_uri: returnAddress(),
    scope: 'openid',
    state: waiting.state,
    code_challenge: challengeOf(waiting.verifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(parameters)) {
    address.searchParams.set(name, value);
  }
  location.assign(address);
}

/** Signs in with what an issuer sent back; gives the address from which the visitor went. Fails for what this page did not ask for. */
export async function endSignIn(query: URLSearchParams): Promise<string> {
  const waiting = taken();
  const code = query.get('code');
  if (waiting === undefined || code === null || query.get('state') !== waiting.state) {
    throw brokenOff(query.get('error') ?? 'nothing was asked for in this tab, or another answer came');
  }
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    client_id: waiting.client,
    redirect_uri: returnAddress(),
    code_verifier: waiting.verifier,
  });
  const granted = await asked(new Request(waiting.token, { method: 'POST', body }));
  const { access_token: token, expires_in: seconds } = granted;
  if (typeof token !== 'string' || typeof seconds !== 'number') {
    throw brokenOff(String(granted.error ?? 'no token came'));
  }
  signIn({ token, until: Date.now() + seconds * SECOND_MS });
  return waiting.from;
}

/** The session of a token that somebody pasted, which ends when the token says; undefined for what is no token, or one that is over. */
export function pastedSession(text: string, now: number): Session | undefined {
  const token = text.trim();
  const [, part = ''] = token.split('.');
  const exp = object({ claims: claimsOf(part) }, 'claims').exp;
  const until = typeof exp === 'number' ? exp * SECOND_MS : 0;
  return until > now ? { token, until } : undefined;
}

/** What the middle part of a token says, unverified: only the gateway judges it. */
function claimsOf(part: string): unknown {
  const standard = part.replace(/-/g, '+').replace(/_/g, '/');
  const bytes = fromBase64(standard.padEnd(Math.ceil(standard.length / 4) * 4, '='));
  try {
    return bytes === undefined ? undefined : JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** The challenge of a verifier: its SHA-256. Pages that are not served by HTTPS lack WebCrypto. */
export function challengeOf(verifier: string): string {
  return base64Url(hash('SHA-256', utf8(verifier)));
}

async function discovered(issuer: string): Promise<Discovery> {
  const name = issuer.replace(/\/$/, '');
  const document = await asked(new Request(`${name}/.well-known/openid-configuration`));
  const { issuer: named, authorization_endpoint: authorization, token_endpoint: token } = document;
  if (named !== issuer || !isWebAddress(authorization) || !isWebAddress(token)) {
    throw brokenOff(`the discovery document of ${issuer} does not fit`);
  }
  return { authorization, token };
}

function isWebAddress(value: unknown): value is string {
  return typeof value === 'string' && /^https?:\/\//.test(value);
}

async function asked(request: Request): Promise<Readonly<Record<string, unknown>>> {
  try {
    return (await (await boundedFetch(request)).json()) as Readonly<Record<string, unknown>>;
  } catch (failure) {
    const title = SIGN_IN_TEXTS.issuerSilent;
    throw new Problem('ISSUER_UNAVAILABLE', title, SIGN_IN_TEXTS.issuerSilentAction, String(failure), 0);
  }
}

function brokenOff(detail: string): Problem {
  return new Problem('SIGN_IN_BROKEN_OFF', SIGN_IN_TEXTS.brokenOff, SIGN_IN_TEXTS.brokenOffAction, detail, 0);
}

/** What waits for the browser's return, once. */
function taken(): Waiting | undefined {
  const text = sessionStorage.getItem(WAITING);
  sessionStorage.removeItem(WAITING);
  return text === null ? undefined : (JSON.parse(text) as Waiting);
}

function secret(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)));
}

function base64Url(bytes: Uint8Array): string {
  return base64(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
