// SPDX-License-Identifier: Apache-2.0

/** A bearer token that somebody signed in by, and when it ends. */
export interface Session {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

const KEPT = 'jianzheng.session';
const LONGEST_TIMER_MS = 2_147_483_647;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;
let present = begun(remembered());

/** Who is signed in: in this tab only, and not longer than the token lasts. */
export function session(): Session | undefined {
  return present;
}

/** Tells a listener of every sign-in, sign-out and end of a token; gives what takes it away. */
export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** From now on calls of the gateway bear this token. */
export function signIn(next: Session): void {
  change(next);
}

/** From now on they bear none, and none is kept. */
export function signOut(): void {
  change(undefined);
}

function change(next: Session | undefined): void {
  present = begun(next);
  try {
    if (present === undefined) {
      sessionStorage.removeItem(KEPT);
    } else {
      sessionStorage.setItem(KEPT, JSON.stringify(present));
    }
  } catch {
    // Then it lasts as long as the page.
  }
  for (const listener of listeners) {
    listener();
  }
}

/** A session that goes on, with the timer that ends it; none where it is over. */
function begun(next: Session | undefined): Session | undefined {
  clearTimeout(timer);
  const left = next === undefined ? 0 : next.until - Date.now();
  if (left <= 0) {
    return undefined;
  }
  timer = setTimeout(signOut, Math.min(left, LONGEST_TIMER_MS));
  return next;
}

function remembered(): Session | undefined {
  try {
    const { token, until } = JSON.parse(sessionStorage.getItem(KEPT) ?? '{}') as Partial<Session>;
    return typeof token === 'string' && typeof until === 'number' ? { token, until } : undefined;
  } catch {
    return undefined;
  }
}
