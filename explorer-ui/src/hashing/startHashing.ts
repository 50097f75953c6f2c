// SPDX-License-Identifier: Apache-2.0
import type { Hashing } from './fileHasher';
import { workIn } from './work';

/** Begins to hash a file in a worker that comes from where the page comes from. */
export function startHashing(file: File, progress: (bytes: number) => void): Hashing {
  return workIn(new Worker(new URL('./hashWorker.ts', import.meta.url), { type: 'module' }), file, progress);
}
