// SPDX-License-Identifier: Apache-2.0

const STANDARD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const FOUR_SPARE_BITS = 'AQgw';
const VALUES = new Map([...STANDARD].map((character, value) => [character.charCodeAt(0), value]));

/** Standard base64 with padding (RFC 4648, 4). */
export function base64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i] as number) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += STANDARD.charAt(group >> 18) + STANDARD.charAt((group >> 12) & 63);
    text += i + 1 < bytes.length ? STANDARD.charAt((group >> 6) & 63) : '=';
    text += i + 2 < bytes.length ? STANDARD.charAt(group & 63) : '=';
  }
  return text;
}

/** The bytes of the one standard base64 form: padded, without spare bits that are set. Undefined for any other text. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) {
    return undefined;
  }
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  const digits = text.length - padding;
  let group = 0;
  let filled = 0;
  for (let i = 0; i < digits; i++) {
    const value = VALUES.get(text.charCodeAt(i));
    if (value === undefined) {
      return undefined;
    }
    group = (group << 6) | value;
    if ((i & 3) !== 0) {
      const spare = 6 - 2 * (i & 3);
      bytes[filled++] = (group >> spare) & 0xff;
      group &= (1 << spare) - 1;
    }
  }
  return group === 0 ? bytes : undefined;
}

/**
 * Whether a text is the one base64url form, without padding, of so many bytes.
 *
 * @param bytes one more than a multiple of three
 */
export function isBase64Url(text: string, bytes: number): boolean {
  const length = Math.floor(bytes / 3) * 4 + 2;
  return text.length === length && FOUR_SPARE_BITS.includes(text.charAt(length - 1)) && /^[A-Za-z0-9_-]*$/.test(text);
}

/** The bytes of a text of that form. */
export function fromBase64Url(text: string): Uint8Array {
  const standard = text.replaceAll('-', '+').replaceAll('_', '/');
  const bytes = fromBase64(standard.padEnd(Math.ceil(standard.length / 4) * 4, '='));
  if (bytes === undefined) {
    throw new Error('the form was to be checked before');
  }
  return bytes;
}
