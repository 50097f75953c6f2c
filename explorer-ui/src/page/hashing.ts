// SPDX-License-Identifier: Apache-2.0
import { workerSource } from 'virtual:built';
import type { OriginalFile } from '../verifier/verify/evidenceVerifier';
import type { HashMessage } from './hashWorker';

/** Hashing of a file that goes on beside the page. */
export interface Hashing {
  /** The digests; rejects if the file cannot be read, or once cancelled. */
  readonly done: Promise<OriginalFile>;
  cancel(): void;
}

/** Begins to hash a file in a worker, which is made from the page itself, so that it works from a disk. */
export function startHashing(file: File, progress: (bytes: number) => void): Hashing {
  const url = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }));
  const worker = new Worker(url);
  const end = (): void => {
    worker.terminate();
    URL.revokeObjectURL(url);
  };
  let cancel = (): void => {};
  const done = new Promise<OriginalFile>((resolve, reject) => {
    cancel = () => {
      end();
      reject(new Error('cancelled'));
    };
    worker.addEventListener('error', (event) => {
      end();
      reject(new Error(event.message));
    });
    worker.addEventListener('message', ({ data }: MessageEvent<HashMessage>) => {
      switch (data.kind) {
        case 'progress':
          progress(data.bytes);
          return;
        case 'done':
          end();
          resolve(data.file);
          return;
        case 'failed':
          end();
          reject(new Error(data.reason));
      }
    });
  });
  worker.postMessage(file);
  return { done, cancel: () => cancel() };
}
