// SPDX-License-Identifier: Apache-2.0
import { DualHasher } from '../verifier/crypto/dualDigest';
import type { OriginalFile } from '../verifier/verify/evidenceVerifier';

const PIECE = 4 << 20;

/** Hashes a file in both suites, piece by piece, so that a file of any size fits into memory. */
export async function hashFile(file: Blob, progress: (bytes: number) => void): Promise<OriginalFile> {
  const hasher = new DualHasher();
  for (let at = 0; at < file.size; at += PIECE) {
    hasher.update(new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer()));
    progress(Math.min(at + PIECE, file.size));
  }
  return { digests: hasher.digest(), size: file.size };
}
