// SPDX-License-Identifier: Apache-2.0
import type { Bilingual } from '../verifier/verify/catalogue';

/** Why the gateway gave no answer, with a code of its catalogue and what to do. */
export class Problem extends Error {
  readonly code: string;
  readonly title: Bilingual;
  readonly action: Bilingual;
  readonly detail: string;
  /** The HTTP status; 0 if there was no answer. */
  readonly status: number;

  constructor(code: string, title: Bilingual, action: Bilingual, detail: string, status: number) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.title = title;
    this.action = action;
    this.detail = detail;
    this.status = status;
  }
}

const SILENT = {
  title: { zh: '网关没有应答', en: 'The gateway does not answer' },
  action: { zh: '请检查网络，稍后重试', en: 'Check the network and try again' },
} as const satisfies Record<string, Bilingual>;

const UNREADABLE = {
  title: { zh: '网关的应答无法读取', en: 'The gateway’s answer cannot be read' },
  action: {
    zh: '请稍后重试；若仍如此，请告知网关的运维方',
    en: 'Try again; if it stays so, tell whoever runs the gateway',
  },
} as const satisfies Record<string, Bilingual>;

/** The problem that the body of a refusal (`application/problem+json`) tells. */
export function problemOf(body: unknown, status: number): Problem {
  const members = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const text = (name: string): string | undefined =>
    typeof members[name] === 'string' ? (members[name] as string) : undefined;
  const title = { zh: text('titleZh') ?? UNREADABLE.title.zh, en: text('title') ?? UNREADABLE.title.en };
  const action = { zh: text('actionZh') ?? UNREADABLE.action.zh, en: text('action') ?? UNREADABLE.action.en };
  return new Problem(text('code') ?? `HTTP ${status}`, title, action, text('detail') ?? '', status);
}

/** What a call answers, as the client tells it. */
interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The content of an answer; throws the {@link Problem} of any other. */
export async function content<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch (failure) {
    throw new Problem('NO_ANSWER', SILENT.title, SILENT.action, String(failure), 0);
  }
  if (answer.data === undefined) {
    throw problemOf(answer.error, answer.response.status);
  }
  return answer.data;
}

/** The bytes of an answer. */
export async function bytes(call: Promise<Answer<unknown>>): Promise<Uint8Array> {
  return new Uint8Array((await content(call)) as ArrayBuffer);
}

/** Whether this is what the gateway says when there is nothing. */
export function isMissing(failure: unknown): boolean {
  return failure instanceof Problem && failure.status === 404;
}
