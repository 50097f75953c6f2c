// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useRef, useState } from 'react';
import type { OriginalFile } from '../verifier/verify/evidenceVerifier';
import type { Hashing } from './fileHasher';
import { startHashing } from './startHashing';

/** A file of the visitor and what was computed of it. It never leaves the computer. */
export interface NamedFile {
  readonly name: string;
  readonly content: OriginalFile;
}

/** How far the hashing of a file is. */
export type HashingState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'hashing'; readonly name: string; readonly part: number }
  | { readonly kind: 'failed'; readonly name: string };

/** Hashes one file at a time; a new one takes the place of the one before. */
export function useHashing(done: (file: NamedFile) => void): {
  readonly state: HashingState;
  start(file: File): void;
  cancel(): void;
} {
  const [state, setState] = useState<HashingState>({ kind: 'idle' });
  const running = useRef<Hashing | undefined>(undefined);
  const cancel = useCallback(() => {
    running.current?.cancel();
    running.current = undefined;
    setState({ kind: 'idle' });
  }, []);
  useEffect(() => () => running.current?.cancel(), []);
  const start = (file: File): void => {
    running.current?.cancel();
    const { name, size } = file;
    const show = (bytes: number): void => setState({ kind: 'hashing', name, part: size === 0 ? 1 : bytes / size });
    show(0);
    const hashing = startHashing(file, show);
    running.current = hashing;
    hashing.done.then(
      (content) => {
        setState({ kind: 'idle' });
        done({ name, content });
      },
      () => {
        // One that was cancelled says nothing: another may be under way.
        if (running.current === hashing) {
          setState({ kind: 'failed', name });
        }
      },
    );
  };
  return { state, start, cancel };
}
