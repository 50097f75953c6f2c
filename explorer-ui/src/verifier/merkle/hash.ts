// SPDX-License-Identifier: Apache-2.0
import { base64, fromBase64 } from '../code/base64';
import { fromHex, isHex } from '../code/bytes';
import { Refusal } from '../error/refusal';
import type { JsonObject } from '../json/values';

/** Bytes of a hash; both suites have the same. */
export const LENGTH = 32;

/** Reads 64 lower-case hexadecimal digits; refuses (`SCHEMA_INVALID`) anything else. */
export function hashOfHex(text: string, place: string): Uint8Array {
  if (!isHex(text, 2 * LENGTH)) {
    throw new Refusal('SCHEMA_INVALID', `${place}: a hash has 64 lower-case hexadecimal digits, met ${brief(text)}`);
  }
  return fromHex(text);
}

/** Reads the one standard base64 form of 32 bytes; refuses (`SCHEMA_INVALID`) anything else. */
export function hashOfBase64(text: string, place: string): Uint8Array {
  const bytes = fromBase64(text);
  if (bytes === undefined || bytes.length !== LENGTH || base64(bytes) !== text) {
    throw new Refusal('SCHEMA_INVALID', `${place}: a hash has 44 base64 characters, met ${brief(text)}`);
  }
  return bytes;
}

/**
 * Reads the text of several hashes: standard base64 of their bytes one after the other. Refuses more than `most` (`TOO_LARGE`) and every
 * other form (`SCHEMA_INVALID`).
 */
export function hashesOf(json: JsonObject, member: string, most: number): readonly Uint8Array[] {
  const text = json.string(member);
  const longest = Math.ceil((most * LENGTH) / 3) * 4;
  if (text.length > longest) {
    throw new Refusal(
      'TOO_LARGE',
      `${json.place(member)} has ${text.length} characters, ${most} hashes have ${longest}`,
    );
  }
  const bytes = fromBase64(text);
  if (bytes === undefined || bytes.length % LENGTH !== 0 || base64(bytes) !== text) {
    throw new Refusal('SCHEMA_INVALID', `${json.place(member)} is not the base64 text of whole hashes`);
  }
  return Array.from({ length: bytes.length / LENGTH }, (_, index) => bytes.slice(index * LENGTH, (index + 1) * LENGTH));
}

function brief(text: string): string {
  return text.length <= 80 ? text : `${text.length} characters`;
}
