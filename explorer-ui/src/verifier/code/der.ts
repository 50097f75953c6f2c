// SPDX-License-Identifier: Apache-2.0
import { concat } from './bytes';

// Distinguished encoding (X.690, 10) of what the ledger and its certificates need. Reading is strict: shortest lengths only.

/** The elements' tags. */
export const TAG = {
  BOOLEAN: 0x01,
  INTEGER: 0x02,
  BIT_STRING: 0x03,
  OCTET_STRING: 0x04,
  OBJECT: 0x06,
  UTC_TIME: 0x17,
  GENERALIZED_TIME: 0x18,
  SEQUENCE: 0x30,
  SET: 0x31,
} as const;

/** The bytes are not of this form. */
export class NotDer extends Error {}

/** An element: its tag, its content, and all its bytes. */
export interface Element {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly whole: Uint8Array;
}

/** Reads elements one after the other. */
export class DerReader {
  private readonly bytes: Uint8Array;
  private position = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** The tag of the next element; undefined at the end. */
  peek(): number | undefined {
    return this.bytes[this.position];
  }

  /** The next element, which must have this tag. */
  next(tag: number): Element {
    const element = this.any();
    if (element.tag !== tag) {
      throw new NotDer(`tag ${element.tag} in place of ${tag}`);
    }
    return element;
  }

  /** The next element, if it has this tag. */
  optional(tag: number): Element | undefined {
    return this.peek() === tag ? this.any() : undefined;
  }

  /** The next element. */
  any(): Element {
    const begin = this.position;
    const tag = this.octet();
    if ((tag & 0x1f) === 0x1f) {
      throw new NotDer('a tag of several bytes');
    }
    const length = this.length();
    if (length > this.bytes.length - this.position) {
      throw new NotDer('an element beyond the bytes');
    }
    const content = this.bytes.subarray(this.position, this.position + length);
    this.position += length;
    return { tag, content, whole: this.bytes.subarray(begin, this.position) };
  }

  /** Requires that nothing follows. */
  end(): void {
    if (this.position !== this.bytes.length) {
      throw new NotDer('bytes behind the end');
    }
  }

  private length(): number {
    const first = this.octet();
    if (first < 0x80) {
      return first;
    }
    const octets = first & 0x7f;
    let length = 0;
    for (let i = 0; i < octets; i++) {
      length = length * 256 + this.octet();
    }
    if (octets === 0 || octets > 4 || length < 0x80 || length < 256 ** (octets - 1)) {
      throw new NotDer('a length that is not the shortest');
    }
    return length;
  }

  private octet(): number {
    const octet = this.bytes[this.position++];
    if (octet === undefined) {
      throw new NotDer('the end in an element');
    }
    return octet;
  }
}

/** The number of an integer's content, which has no needless bytes. */
export function integerOf(content: Uint8Array): bigint {
  const [first, second = 0] = content;
  const needless = content.length > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80));
  if (first === undefined || needless) {
    throw new NotDer('an integer that is not the shortest');
  }
  let number = 0n;
  for (const octet of content) {
    number = (number << 8n) | BigInt(octet);
  }
  return BigInt.asIntN(8 * content.length, number);
}

/** The dotted text of an object identifier's content. */
export function objectOf(content: Uint8Array): string {
  const arcs: bigint[] = [];
  let arc = 0n;
  let begun = false;
  for (const octet of content) {
    if (!begun && octet === 0x80) {
      throw new NotDer('an object identifier with a needless byte');
    }
    begun = octet >= 0x80;
    arc = (arc << 7n) | BigInt(octet & 0x7f);
    if (!begun) {
      arcs.push(arc);
      arc = 0n;
    }
  }
  const [first] = arcs;
  if (first === undefined || begun) {
    throw new NotDer('an object identifier that does not end');
  }
  const root = first < 80n ? first / 40n : 2n;
  return [root, first - root * 40n, ...arcs.slice(1)].join('.');
}

/** An integer that is not negative. */
export function derInteger(number: bigint): Uint8Array {
  const digits = number.toString(16);
  const even = digits.length % 2 === 0 ? digits : `0${digits}`;
  const octets = Uint8Array.from(even.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return der(TAG.INTEGER, (octets[0] as number) >= 0x80 ? concat(Uint8Array.of(0), octets) : octets);
}

/** Octets. */
export function derOctets(octets: Uint8Array): Uint8Array {
  return der(TAG.OCTET_STRING, octets);
}

/** A sequence of elements. */
export function derSequence(...elements: Uint8Array[]): Uint8Array {
  return der(TAG.SEQUENCE, concat(...elements));
}

function der(tag: number, content: Uint8Array): Uint8Array {
  const { length } = content;
  const lengths: number[] = [];
  for (let rest = length; rest > 0; rest >>= 8) {
    lengths.unshift(rest & 0xff);
  }
  const head = length < 0x80 ? [tag, length] : [tag, 0x80 | lengths.length, ...lengths];
  return concat(Uint8Array.from(head), content);
}
