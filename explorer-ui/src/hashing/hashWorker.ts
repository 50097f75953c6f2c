// SPDX-License-Identifier: Apache-2.0
import { hashFile } from './fileHasher';

/** What the worker says. */
export type HashMessage =
  | { readonly kind: 'progress'; readonly bytes: number }
  | { readonly kind: 'done'; readonly file: Awaited<ReturnType<typeof hashFile>> }
  | { readonly kind: 'failed'; readonly reason: string };

const say = (message: HashMessage): void => self.postMessage(message);

self.addEventListener('message', (event: MessageEvent<Blob>) => {
  hashFile(event.data, (bytes) => say({ kind: 'progress', bytes })).then(
    (file) => say({ kind: 'done', file }),
    (failure: unknown) => say({ kind: 'failed', reason: String(failure) }),
  );
});
