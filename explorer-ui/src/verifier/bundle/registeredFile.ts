// SPDX-License-Identifier: Apache-2.0
import type { DualDigest } from '../crypto/dualDigest';
import { Refusal } from '../error/refusal';
import { batchItem } from '../evidence/batchItem';
import { fileRegistration } from '../evidence/fileRegistration';
import { parseEnvelope } from '../record/envelope';
import { parseBundle } from './evidenceBundle';

/** A file as a bundle names it. */
export interface RegisteredFile {
  readonly digests: DualDigest;
  /** In bytes. */
  readonly size: number;
  readonly mediaType?: string;
  readonly name?: string;
}

/** The file that a bundle's record or item names, if it names one and not a part of it. Nothing is verified: this serves to find the file. */
export function registeredFile(bundle: Uint8Array): RegisteredFile | undefined {
  try {
    const { proved, batch, clip } = parseBundle(bundle);
    if (clip !== undefined) {
      return undefined; // The digests are those of the recording, not of the clip.
    }
    if (batch !== undefined) {
      return batchItem(batch.item).file;
    }
    const { type, body } = parseEnvelope(proved.entry.record);
    return type.wireName === 'evidence.file' && body !== undefined ? fileRegistration(body) : undefined;
  } catch (refusal) {
    if (refusal instanceof Refusal) {
      return undefined;
    }
    throw refusal;
  }
}
