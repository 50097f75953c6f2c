// SPDX-License-Identifier: Apache-2.0

/** What a worker says of its task. */
type WorkMessage<T> =
  | { readonly kind: 'progress'; readonly bytes: number }
  | { readonly kind: 'done'; readonly result: T }
  | { readonly kind: 'failed'; readonly reason: string };

/** Work that goes on beside the page. */
export interface Work<T> {
  /** What comes of it; rejects if a file cannot be read, or once cancelled. */
  readonly done: Promise<T>;
  cancel(): void;
}

/** In a worker: does the tasks that come, and says how many bytes are done and what comes of it. Results are plain values. */
export function workOn<Task, T>(run: (task: Task, progress: (bytes: number) => void) => Promise<T>): void {
  const say = (message: WorkMessage<T>): void => self.postMessage(message);
  self.addEventListener('message', ({ data }: MessageEvent<Task>) => {
    run(data, (bytes) => say({ kind: 'progress', bytes })).then(
      (result) => say({ kind: 'done', result }),
      (failure: unknown) => say({ kind: 'failed', reason: String(failure) }),
    );
  });
}

/** Lets a worker, which calls {@link workOn}, do one task; the worker is ended with it. */
export function workIn<Task, T>(worker: Worker, task: Task, progress: (bytes: number) => void): Work<T> {
  let cancel = (): void => {};
  const done = new Promise<T>((resolve, reject) => {
    cancel = () => {
      worker.terminate();
      reject(new Error('cancelled'));
    };
    worker.addEventListener('error', (event) => {
      worker.terminate();
      reject(new Error(event.message));
    });
    worker.addEventListener('message', ({ data }: MessageEvent<WorkMessage<T>>) => {
      switch (data.kind) {
        case 'progress':
          progress(data.bytes);
          return;
        case 'done':
          worker.terminate();
          resolve(data.result);
          return;
        case 'failed':
          worker.terminate();
          reject(new Error(data.reason));
      }
    });
  });
  worker.postMessage(task);
  return { done, cancel: () => cancel() };
}
