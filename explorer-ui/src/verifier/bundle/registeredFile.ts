// SPDX-License-Identifier: Apache-2.0
import { Refusal } from '../error/refusal';
import { type FileRegistration, fileRegistration } from '../evidence/fileRegistration';
import { parseEnvelope } from '../record/envelope';
import { parseBundle } from './evidenceBundle';

/** The file that a bundle's record registers, if it registers one. Nothing is verified: this serves to find the file. */
export function registeredFile(bundle: Uint8Array): FileRegistration | undefined {
  try {
    const { type, body } = parseEnvelope(parseBundle(bundle).proved.entry.record);
    return type.wireName === 'evidence.file' && body !== undefined ? fileRegistration(body) : undefined;
  } catch (refusal) {
    if (refusal instanceof Refusal) {
      return undefined;
    }
    throw refusal;
  }
}
