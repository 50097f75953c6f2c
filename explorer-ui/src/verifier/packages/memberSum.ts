// SPDX-License-Identifier: Apache-2.0
import { type DualDigest, DualHasher } from '../crypto/dualDigest';
import { Crc32 } from './crc32';

/** What a content adds up to. */
export interface Sum {
  /** In bytes. */
  readonly size: number;
  readonly digests: DualDigest;
  /** The container's check sum. */
  readonly crc: number;
}

/** Sums up a member's content in one pass: size, both digests, and the container's check sum. */
export class MemberSum {
  private readonly hasher = new DualHasher();
  private readonly crc = new Crc32();
  private size = 0;

  update(bytes: Uint8Array): void {
    this.hasher.update(bytes);
    this.crc.update(bytes);
    this.size += bytes.length;
  }

  /** The sum of everything so far; nothing may be added afterwards. */
  finish(): Sum {
    return { size: this.size, digests: this.hasher.digest(), crc: this.crc.value() };
  }
}

/** The sum of these bytes. */
export function sumOf(bytes: Uint8Array): Sum {
  const summing = new MemberSum();
  summing.update(bytes);
  return summing.finish();
}
