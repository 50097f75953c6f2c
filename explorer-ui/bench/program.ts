// SPDX-License-Identifier: Apache-2.0
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { blobSource } from '../src/hashing/blobSource';
import { hashFile } from '../src/hashing/fileHasher';
import { workIn, workOn } from '../src/hashing/work';
import { utf8 } from '../src/verifier/code/bytes';
import { Sm3 } from '../src/verifier/crypto/sm3';
import { warmUpSteps } from '../src/verifier/crypto/warmUp';
import { parseTrustRoot } from '../src/verifier/trust/trustRoot';
import { EvidenceVerifier } from '../src/verifier/verify/evidenceVerifier';

/** What a worker does with a file: the product's work, and what bounds it. */
export type FileWork = 'read' | 'sha256' | 'sm3' | 'both';

interface Task {
  readonly work: FileWork;
  readonly file: Blob;
}

const PIECE = 4 << 20;

const SHORT = 100;

async function pieces(file: Blob, each: (bytes: Uint8Array) => void): Promise<void> {
  const source = blobSource(file);
  for (let at = 0; at < file.size; at += PIECE) {
    each(await source.bytes(at, Math.min(file.size, at + PIECE)));
  }
}

async function run({ work, file }: Task, progress: (bytes: number) => void): Promise<string> {
  switch (work) {
    case 'read':
      await pieces(file, () => {});
      return '';
    case 'sha256': {
      const hasher = sha256.create();
      await pieces(file, (bytes) => hasher.update(bytes));
      return String(hasher.digest());
    }
    case 'sm3': {
      const hasher = new Sm3();
      await pieces(file, (bytes) => hasher.update(bytes));
      return String(hasher.digest());
    }
    case 'both':
      return (await hashFile(file, progress)).digests.sm3;
  }
}

/** Milliseconds of each of so many calls; of short ones many together, since the browser's clock is coarse. */
function timed(times: number, action: () => unknown, together = 1): number[] {
  return Array.from({ length: times }, () => {
    const begin = performance.now();
    for (let i = 0; i < together; i++) {
      action();
    }
    return (performance.now() - begin) / together;
  });
}

/** What the runner calls in the page. */
const figures = {
  /** A bundle again and again: by a verifier that remembers nothing yet, by one that has seen its checkpoint, and the baselines. */
  bundle(bundle: string, trust: string, times: number): Record<string, number[]> {
    const bytes = utf8(bundle);
    const root = parseTrustRoot(utf8(trust));
    const first = timed(1, () => verified(new EvidenceVerifier(root), bytes));
    timed(times, () => verified(new EvidenceVerifier(root), bytes));
    const known = new EvidenceVerifier(root);
    verified(known, bytes);
    const { secretKey, publicKey } = ed25519.keygen(new Uint8Array(32).fill(7));
    const message = utf8('见证');
    const signature = ed25519.sign(message, secretKey);
    return {
      'bundle, first in the page': first,
      'bundle, warm, nothing remembered': timed(times, () => verified(new EvidenceVerifier(root), bytes)),
      'bundle, warm, checkpoint remembered': timed(times, () => verified(known, bytes)),
      'baseline: one Ed25519 signature': timed(times, () => ed25519.verify(signature, message, publicKey)),
      'baseline: JSON.parse of the bundle': timed(times, () => JSON.parse(bundle), SHORT),
    };
  },

  /** The first bundle of a page that was idle before, and how long each step took that it made use of that for. */
  bundleAfterIdle(bundle: string, trust: string): Record<string, number[]> {
    const bytes = utf8(bundle);
    const root = parseTrustRoot(utf8(trust));
    const steps = warmUpSteps().flatMap((step) => timed(1, step));
    return {
      'longest step of a page that warms up': [Math.max(...steps)],
      'bundle, first in a page that has warmed up': timed(1, () => verified(new EvidenceVerifier(root), bytes)),
    };
  },

  /** Seconds that a worker takes for the file that was chosen. */
  async file(work: FileWork): Promise<number> {
    const input = document.querySelector('input');
    const file = input?.files?.[0];
    const program = document.querySelector('script')?.text ?? '';
    if (file === undefined) {
      throw new Error('no file was chosen');
    }
    const url = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
    const begin = performance.now();
    await workIn<Task, string>(new Worker(url), { work, file }, () => {}).done;
    URL.revokeObjectURL(url);
    return (performance.now() - begin) / 1000;
  },
};

function verified(verifier: EvidenceVerifier, bytes: Uint8Array): void {
  const { verdict } = verifier.verify(bytes);
  if (verdict !== 'MATCHES') {
    throw new Error(`what is measured must match, and is ${verdict}`);
  }
}

if (typeof document === 'undefined') {
  workOn(run);
} else {
  Object.assign(globalThis, { figures });
}
