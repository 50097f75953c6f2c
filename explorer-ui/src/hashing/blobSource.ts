// SPDX-License-Identifier: Apache-2.0
import type { ByteSource } from '../verifier/packages/byteSource';

/** Reads a file that somebody chose, piece by piece. */
export function blobSource(blob: Blob): ByteSource {
  return {
    size: blob.size,
    bytes: async (from, to) => new Uint8Array(await blob.slice(from, to).arrayBuffer()),
  };
}
