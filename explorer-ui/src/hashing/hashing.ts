// SPDX-License-Identifier: Apache-2.0
import type { OriginalFile } from '../verifier/verify/evidenceVerifier';
import type { HashMessage } from './hashWorker';

/** Hashing of a file that goes on beside the page. */
export interface Hashing {
  /** The digests; rejects if the file cannot be read, or once cancelled. */
  readonly done: Promise<OriginalFile>;
  cancel(): void;
}

/** Lets a worker, which runs `hashWorker`, hash a file; the worker is ended with it. */
export function hashIn(worker: Worker, file: File, progress: (bytes: number) => void): Hashing {
  let cancel = (): void => {};
  const done = new Promise<OriginalFile>((resolve, reject) => {
    cancel = () => {
      worker.terminate();
      reject(new Error('cancelled'));
    };
    worker.addEventListener('error', (event) => {
      worker.terminate();
      reject(new Error(event.message));
    });
    worker.addEventListener('message', ({ data }: MessageEvent<HashMessage>) => {
      switch (data.kind) {
        case 'progress':
          progress(data.bytes);
          return;
        case 'done':
          worker.terminate();
          resolve(data.file);
          return;
        case 'failed':
          worker.terminate();
          reject(new Error(data.reason));
      }
    });
  });
  worker.postMessage(file);
  return { done, cancel: () => cancel() };
}
