// SPDX-License-Identifier: Apache-2.0

/** A file of any size that is read in pieces. */
export interface ByteSource {
  /** In bytes; at most 2^53 − 1. */
  readonly size: number;
  /** The bytes from `from` up to, but not with, `to`; both lie within the file. Rejects if they cannot be read. */
  bytes(from: number, to: number): Promise<Uint8Array>;
}
