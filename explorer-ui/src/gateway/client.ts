// SPDX-License-Identifier: Apache-2.0
import createClient from 'openapi-fetch';
import type { paths } from '../../target/api/schema';
import { session, signOut } from './session';

/** The longest that a page waits for an answer; a long answer from the index comes in parts. */
const LONGEST_MS = 60_000;

const UNAUTHENTICATED = 401;

/** Fetches, and gives up after a while: nobody is left before a page that says nothing. */
export async function boundedFetch(request: Request): Promise<Response> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), LONGEST_MS);
  try {
    return await fetch(request, { signal: giveUp.signal });
  } finally {
    clearTimeout(timer);
  }
}

/** Asks as whoever is signed in. A token that the gateway takes no more is given up, so that what is public can still be read. */
async function fetchAsCaller(request: Request): Promise<Response> {
  const caller = session();
  if (caller === undefined) {
    return boundedFetch(request);
  }
  request.headers.set('Authorization', `Bearer ${caller.token}`);
  const response = await boundedFetch(request);
  if (response.status === UNAUTHENTICATED && session()?.token === caller.token) {
    signOut();
  }
  return response;
}

/** The interface of the gateway that served this page. */
export const gateway = createClient<paths>({ baseUrl: location.origin, fetch: fetchAsCaller });
