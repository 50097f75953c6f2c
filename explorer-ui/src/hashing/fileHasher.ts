// SPDX-License-Identifier: Apache-2.0
import { DualHasher } from '../verifier/crypto/dualDigest';
import { type HashSuite, SUITES } from '../verifier/crypto/hashSuite';
import { chunkLeaves } from '../verifier/merkle/chunkLeaves';
import type { OriginalFile } from '../verifier/verify/evidenceVerifier';
import type { Work } from './work';

/** Hashing of a file that goes on beside the page. */
export type Hashing = Work<OriginalFile>;

/** A multiple of the bytes of a chunk. */
const PIECE = 4 << 20;

/** Up to here a file may be a clip of a recording: its chunks are hashed too, which doubles the work. */
const LARGEST_CLIP = 256 << 20;

/** Hashes a file in both suites, piece by piece, so that a file of any size fits into memory. */
export async function hashFile(file: Blob, progress: (bytes: number) => void): Promise<OriginalFile> {
  const hasher = new DualHasher();
  const chunks: Record<HashSuite, Uint8Array[]> = { 'SHA-256': [], SM3: [] };
  for (let at = 0; at < file.size; at += PIECE) {
    const piece = new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
    hasher.update(piece);
    if (file.size <= LARGEST_CLIP) {
      const leaves = chunkLeaves(piece);
      for (const suite of SUITES) {
        chunks[suite].push(...leaves[suite]);
      }
    }
    progress(Math.min(at + PIECE, file.size));
  }
  return { digests: hasher.digest(), size: file.size, chunks };
}
