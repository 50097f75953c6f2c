// SPDX-License-Identifier: Apache-2.0
import { fromBase64 } from '../code/base64';
import { Refusal } from '../error/refusal';

/** The bytes of a time stamp (RFC 3161 `TimeStampToken`); nothing about them is known but their number. */
export type TimestampToken = Uint8Array;

const MAX_BYTES = 8192;

/** Reads the one form of standard base64; refuses (`SCHEMA_INVALID`, `TOO_LARGE`) any other text, none and too many bytes. */
export function timestampToken(text: string): TimestampToken {
  if (text.length > Math.ceil(MAX_BYTES / 3) * 4) {
    throw new Refusal('TOO_LARGE', `a time stamp has at most ${MAX_BYTES} bytes, met ${text.length} digits`);
  }
  const bytes = fromBase64(text);
  if (bytes === undefined) {
    throw new Refusal('SCHEMA_INVALID', 'a time stamp is not in the one base64 form');
  }
  if (bytes.length > MAX_BYTES) {
    throw new Refusal('TOO_LARGE', `a time stamp has at most ${MAX_BYTES} bytes, met ${bytes.length}`);
  }
  if (bytes.length === 0) {
    throw new Refusal('SCHEMA_INVALID', 'a time stamp has bytes');
  }
  return bytes;
}
