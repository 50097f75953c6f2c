// SPDX-License-Identifier: Apache-2.0
import { workerSource } from 'virtual:built';
import { type Hashing, hashIn } from '../hashing/hashing';

/** Begins to hash a file in a worker, which is made from the page itself, so that it works from a disk. */
export function startHashing(file: File, progress: (bytes: number) => void): Hashing {
  const url = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }));
  const hashing = hashIn(new Worker(url), file, progress);
  const revoke = (): void => URL.revokeObjectURL(url);
  hashing.done.then(revoke, revoke);
  return hashing;
}
