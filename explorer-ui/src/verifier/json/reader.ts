// SPDX-License-Identifier: Apache-2.0
import { Refusal } from '../error/refusal';
import { JsonArray, JsonObject, type JsonValue } from './values';

const MAX_DEPTH = 64;
const MAX_MEMBERS = 100_000;
const MAX_DIGITS = 16;
const END = -1;
const SHORT_ESCAPES = '\b\t\n\f\r';
const UTF_8 = new TextDecoder('utf-8', { ignoreBOM: true });

const code = (character: string): number => character.charCodeAt(0);
const QUOTE = code('"');
const BACKSLASH = code('\\');
const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

/**
 * Reads one document in a single pass over its bytes. On the way it notes whether the bytes are the canonical ones, so that
 * nobody need write them again to compare.
 */
export class JsonReader {
  private readonly bytes: Uint8Array;
  private position = 0;
  private depth = 0;
  private canonical = true;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  document(): JsonValue {
    this.skipWhitespace();
    const value = this.value();
    this.skipWhitespace();
    if (this.position < this.bytes.length) {
      throw this.malformed(`expected the end of the document, met ${this.met()}`);
    }
    return value;
  }

  /** Whether everything read so far stands in its one canonical form. */
  isCanonical(): boolean {
    return this.canonical;
  }

  private value(): JsonValue {
    const unit = this.peek();
    switch (unit) {
      case 0x7b:
        return this.object();
      case 0x5b:
        return this.array();
      case QUOTE:
        return whole(this.string());
      case 0x74:
        return this.literal('true', true);
      case 0x66:
        return this.literal('false', false);
      case 0x6e:
        throw this.malformed('null is not allowed');
      default:
        if (unit !== 0x2d && !isDigit(unit)) {
          throw this.malformed(`expected a value, met ${this.met()}`);
        }
        return this.integer();
    }
  }

  private object(): JsonObject {
    this.enter();
    this.position++;
    const members: [string, JsonValue][] = [];
    let ascending = true;
    this.skipWhitespace();
    if (this.peek() === code('}')) {
      this.position++;
    } else {
      do {
        this.skipWhitespace();
        const key = this.key();
        const last = members.at(-1);
        ascending = ascending && (last === undefined || last[0] < key);
        members.push([key, this.value()]);
        requireRoom(members.length);
        this.skipWhitespace();
      } while (this.anotherBefore('}'));
    }
    this.depth--;
    return new JsonObject(new Map(ascending ? members : this.sorted(members)));
  }

  private key(): string {
    if (this.peek() !== QUOTE) {
      throw this.malformed(`expected a key in double quotes, met ${this.met()}`);
    }
    const key = whole(this.string());
    this.skipWhitespace();
    this.expect(':');
    this.skipWhitespace();
    return key;
  }

  private sorted(members: [string, JsonValue][]): [string, JsonValue][] {
    this.canonical = false;
    const seen = new Set<string>();
    for (const [key] of members) {
      if (seen.has(key)) {
        throw this.malformed(`key ${JSON.stringify(key)} stands twice in the object that ends`);
      }
      seen.add(key);
    }
    return members.sort(([left], [right]) => (left < right ? -1 : 1));
  }

  private array(): JsonArray {
    this.enter();
    this.position++;
    const elements: JsonValue[] = [];
    this.skipWhitespace();
    if (this.peek() === code(']')) {
      this.position++;
    } else {
      do {
        this.skipWhitespace();
        elements.push(this.value());
        requireRoom(elements.length);
        this.skipWhitespace();
      } while (this.anotherBefore(']'));
    }
    this.depth--;
    return new JsonArray(elements);
  }

  private anotherBefore(close: string): boolean {
    const unit = this.peek();
    if (unit === code(',')) {
      this.position++;
      return true;
    }
    if (unit === code(close)) {
      this.position++;
      return false;
    }
    throw this.malformed(`expected ',' or '${close}', met ${this.met()}`);
  }

  private string(): string {
    this.position++;
    const pieces: string[] = [];
    let start = this.position;
    for (let unit = this.peek(); unit !== QUOTE; unit = this.peek()) {
      if (unit === BACKSLASH) {
        pieces.push(this.between(start));
        this.position++;
        pieces.push(this.escaped());
        start = this.position;
      } else {
        this.skipCharacter(unit);
      }
    }
    pieces.push(this.between(start));
    this.position++;
    return pieces.join('');
  }

  private between(start: number): string {
    return UTF_8.decode(this.bytes.subarray(start, this.position));
  }

  /** Goes on behind one character of a string that begins with this byte. */
  private skipCharacter(first: number): void {
    if (first < 0x20) {
      throw this.malformed(`a string holds or ends at ${this.met()}`);
    }
    this.position += first < 0x80 ? 1 : this.sequence(first);
  }

  /** The length of the well-formed UTF-8 sequence at the position (RFC 3629, 4). */
  private sequence(first: number): number {
    const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    // The second byte keeps out overlong forms, surrogates and what lies beyond U+10FFFF.
    const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
    const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
    let wellFormed = first >= 0xc2 && first <= 0xf4;
    for (let i = 1; wellFormed && i < length; i++) {
      const next = this.bytes[this.position + i] ?? END;
      wellFormed = i === 1 ? next >= least && next <= most : next >= 0x80 && next <= 0xbf;
    }
    if (!wellFormed) {
      throw this.malformed('the bytes are not UTF-8');
    }
    return length;
  }

  private escaped(): string {
    const unit = this.peek();
    let character: string;
    switch (unit) {
      case QUOTE:
      case BACKSLASH:
        character = String.fromCharCode(unit);
        break;
      case 0x2f:
        this.canonical = false;
        character = '/';
        break;
      case 0x62:
        character = '\b';
        break;
      case 0x74:
        character = '\t';
        break;
      case 0x6e:
        character = '\n';
        break;
      case 0x66:
        character = '\f';
        break;
      case 0x72:
        character = '\r';
        break;
      case 0x75:
        character = this.unicodeEscape();
        break;
      default:
        throw this.malformed(`unknown escape ${this.met()}`);
    }
    this.position++;
    return character;
  }

  /** Leaves the position at the last of the four digits. */
  private unicodeEscape(): string {
    let unit = 0;
    for (let i = 0; i < 4; i++) {
      this.position++;
      const met = this.peek();
      const upperCase = met >= 0x41 && met <= 0x46;
      if (!isDigit(met) && !upperCase && (met < 0x61 || met > 0x66)) {
        throw this.malformed(`expected four hexadecimal digits, met ${this.met()}`);
      }
      this.canonical &&= !upperCase;
      unit = (unit << 4) | Number.parseInt(String.fromCharCode(met), 16);
    }
    const character = String.fromCharCode(unit);
    // Only control characters without a short escape are written with digits (RFC 8785, 3.2.2.2).
    this.canonical &&= unit < 0x20 && !SHORT_ESCAPES.includes(character);
    return character;
  }

  private integer(): number {
    const negative = this.peek() === code('-');
    if (negative) {
      this.position++;
    }
    const firstDigit = this.position;
    let value = 0;
    while (isDigit(this.peek())) {
      // A longer number is refused below, whatever it has become here.
      value = 10 * value + (this.peek() - 0x30);
      this.position++;
    }
    const digits = this.position - firstDigit;
    const next = this.peek();
    if (next === code('.') || next === code('e') || next === code('E')) {
      throw this.malformed('fractions and exponents are not allowed');
    }
    if (digits === 0) {
      throw this.malformed(`expected a digit, met ${this.met()}`);
    }
    if (this.bytes[firstDigit] === 0x30 && (digits > 1 || negative)) {
      throw this.malformed('leading zeros and -0 are not allowed');
    }
    if (digits > MAX_DIGITS) {
      throw this.malformed(`an integer of ${digits} digits is outside ±(2^53-1)`);
    }
    if (value > Number.MAX_SAFE_INTEGER) {
      throw new Refusal('MALFORMED_JSON', 'an integer is outside ±(2^53-1)');
    }
    return negative ? -value : value;
  }

  private literal(word: string, value: boolean): boolean {
    for (let i = 0; i < word.length; i++) {
      if (this.bytes[this.position + i] !== word.charCodeAt(i)) {
        throw this.malformed(`expected ${word}`);
      }
    }
    this.position += word.length;
    return value;
  }

  private enter(): void {
    this.depth++;
    if (this.depth > MAX_DEPTH) {
      throw new Refusal('TOO_LARGE', `the document nests deeper than ${MAX_DEPTH} at offset ${this.position}`);
    }
  }

  private expect(wanted: string): void {
    if (this.peek() !== code(wanted)) {
      throw this.malformed(`expected '${wanted}', met ${this.met()}`);
    }
    this.position++;
  }

  private skipWhitespace(): void {
    for (let unit = this.peek(); unit === 0x20 || unit === 0x09 || unit === 0x0a || unit === 0x0d; unit = this.peek()) {
      this.canonical = false;
      this.position++;
    }
  }

  private peek(): number {
    return this.bytes[this.position] ?? END;
  }

  private met(): string {
    const unit = this.peek();
    if (unit === END) {
      return 'the end';
    }
    const hex = unit.toString(16).toUpperCase();
    return unit < 0x80 ? `U+${hex.padStart(4, '0')}` : `byte ${hex}`;
  }

  private malformed(sentence: string): Refusal {
    return new Refusal('MALFORMED_JSON', `${sentence} at offset ${this.position}`);
  }
}

function requireRoom(size: number): void {
  if (size > MAX_MEMBERS) {
    throw new Refusal('TOO_LARGE', `one object or array has more than ${MAX_MEMBERS} members`);
  }
}

/** Escapes can spell halves of characters, which UTF-8 cannot carry. */
function whole(text: string): string {
  const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.exec(text);
  if (lone !== null) {
    const unit = lone[0].charCodeAt(0).toString(16).toUpperCase();
    throw new Refusal('MALFORMED_JSON', `lone surrogate U+${unit} at index ${lone.index} of a string`);
  }
  return text;
}
