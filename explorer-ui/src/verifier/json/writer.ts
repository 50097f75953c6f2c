// SPDX-License-Identifier: Apache-2.0
import { JsonArray, JsonObject, type JsonValue } from './values';

/** The one canonical text of a value (RFC 8785, 3.2). JSON.stringify escapes strings exactly as the RFC demands. */
export function text(value: JsonValue): string {
  if (value instanceof JsonObject) {
    const members: string[] = [];
    for (const [key, member] of value.members()) {
      members.push(`${JSON.stringify(key)}:${text(member)}`);
    }
    return `{${members.join(',')}}`;
  }
  if (value instanceof JsonArray) {
    return `[${value.elements.map(text).join(',')}]`;
  }
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

/** The canonical bytes: what is hashed, signed and stored. */
export function canonical(value: JsonValue): Uint8Array {
  return new TextEncoder().encode(text(value));
}
