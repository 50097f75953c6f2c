// SPDX-License-Identifier: Apache-2.0
import { Refusal } from '../error/refusal';
import { JsonReader } from './reader';
import type { JsonValue } from './values';
import { canonical } from './writer';

/** The default limit of a document in bytes: 1 MiB. */
export const DEFAULT_MAX_BYTES = 1 << 20;

/**
 * Reads one document of the restricted profile of RFC 8785. Any order and white space is read; null, fractions, exponents,
 * −0, integers beyond ±(2^53−1), duplicate keys, lone surrogates, a byte order mark, invalid UTF-8 and trailing text are
 * refused (`MALFORMED_JSON`). Size, depth and members are limited (`TOO_LARGE`).
 */
export function parse(bytes: Uint8Array, maxBytes = DEFAULT_MAX_BYTES): JsonValue {
  requireSize(bytes.length, maxBytes);
  return new JsonReader(bytes).document();
}

/** As {@link parse}, and refuses (`NOT_CANONICAL`) bytes that are not the canonical ones. */
export function parseCanonical(bytes: Uint8Array, maxBytes = DEFAULT_MAX_BYTES): JsonValue {
  requireSize(bytes.length, maxBytes);
  const reader = new JsonReader(bytes);
  const value = reader.document();
  if (!reader.isCanonical()) {
    throw new Refusal(
      'NOT_CANONICAL',
      `the bytes leave the canonical form at offset ${mismatch(bytes, canonical(value))}`,
    );
  }
  return value;
}

function requireSize(size: number, limit: number): void {
  if (size > limit) {
    throw new Refusal('TOO_LARGE', `the document has ${size} bytes, the limit is ${limit}`);
  }
}

function mismatch(left: Uint8Array, right: Uint8Array): number {
  let index = 0;
  while (index < left.length && left[index] === right[index]) {
    index++;
  }
  return index;
}
