// SPDX-License-Identifier: Apache-2.0
import { concat } from '../code/bytes';
import type { Rule } from '../verify/catalogue';
import { Broken } from './broken';

/** How a field stands on the wire and what it is read into. */
interface Kind<T> {
  readonly wire: 0 | 2;
  /** The value of a field that is not there. */
  readonly empty: T;
  /** Reads what was met, in order; never called with nothing. */
  read(met: Met[], depth: number): T;
}

/** A value as it was met: a number, or bytes. */
interface Met {
  readonly number: bigint;
  readonly bytes: Uint8Array;
}

/** A field with its number. */
interface Field<T> {
  readonly number: number;
  readonly kind: Kind<T>;
  /** Names the choice to which the field belongs: of each choice only the field that is met last is there. */
  readonly choice?: string;
}

/** The fields of a message, by name. */
export type Fields = Readonly<Record<string, Field<unknown>>>;

/** A message of these fields. */
export type Message<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

// As deep as the library of the Java verifier goes.
const MAX_DEPTH = 100;
const NOTHING = new Uint8Array();
const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The bytes are no message; becomes {@link Broken} where the rule is known. */
class Unreadable extends Error {}

const last = (met: Met[]): Met => met[met.length - 1] as Met;

/** Bytes; the last ones count. */
export const BYTES: Kind<Uint8Array> = { wire: 2, empty: NOTHING, read: (met) => last(met).bytes };
/** UTF-8; the last text counts, and all must be well-formed. */
export const STRING: Kind<string> = {
  wire: 2,
  empty: '',
  read: (met) => met.map(({ bytes }) => text(bytes)).at(-1) ?? '',
};
/** An unsigned number of 64 bits. */
export const UINT64: Kind<bigint> = { wire: 0, empty: 0n, read: (met) => last(met).number };
/** A signed number of 64 bits. */
export const INT64: Kind<bigint> = { wire: 0, empty: 0n, read: (met) => BigInt.asIntN(64, last(met).number) };
/** A signed number of 32 bits, also the number of an enumeration's constant. */
export const INT32: Kind<number> = { wire: 0, empty: 0, read: (met) => Number(BigInt.asIntN(32, last(met).number)) };
/** A truth value. */
export const BOOL: Kind<boolean> = { wire: 0, empty: false, read: (met) => last(met).number !== 0n };

/** A message; absent if it is not there. A message that is met in pieces is the pieces one after the other. */
export function one<F extends Fields>(fields: () => F): Kind<Message<F> | undefined> {
  return {
    wire: 2,
    empty: undefined,
    read: (met, depth) => decode(fields(), concat(...met.map(({ bytes }) => bytes)), depth + 1),
  };
}

/** Any number of messages. */
export function many<F extends Fields>(fields: () => F): Kind<readonly Message<F>[]> {
  return { wire: 2, empty: [], read: (met, depth) => met.map(({ bytes }) => decode(fields(), bytes, depth + 1)) };
}

/** Any number of byte strings. */
export const MANY_BYTES: Kind<readonly Uint8Array[]> = {
  wire: 2,
  empty: [],
  read: (met) => met.map(({ bytes }) => bytes),
};

/** Any number of texts. */
export const MANY_STRINGS: Kind<readonly string[]> = {
  wire: 2,
  empty: [],
  read: (met) => met.map(({ bytes }) => text(bytes)),
};

/** Messages by name, in the order in which the names were met first; the last message of a name counts. */
export function map<F extends Fields>(fields: () => F): Kind<ReadonlyMap<string, Message<F>>> {
  return {
    wire: 2,
    empty: new Map(),
    read: (met, depth) => {
      const entry = { key: field(1, STRING), value: field(2, one(fields)) };
      const read = new Map<string, Message<F>>();
      for (const { bytes } of met) {
        const { key, value } = decode(entry, bytes, depth + 1);
        read.set(key, value ?? decode(fields(), NOTHING, depth + 2));
      }
      return read;
    },
  };
}

/** A field of a message. */
export function field<T>(number: number, kind: Kind<T>): Field<T> {
  return { number, kind };
}

/** One of the fields of a choice; absent unless it is met last. */
export function option<T>(number: number, kind: Kind<T>, choice: string): Field<T | undefined> {
  return { number, kind: { wire: kind.wire, empty: undefined, read: kind.read }, choice };
}

/** Reads a message; breaks the rule when the bytes are not such a message. Unknown fields are ignored, as everywhere. */
export function read<F extends Fields>(fields: F, bytes: Uint8Array, rule: Rule, what: string): Message<F> {
  try {
    return decode(fields, bytes, 0);
  } catch (fault) {
    if (fault instanceof Unreadable) {
      throw new Broken(rule, `a readable ${what}`, `${what} is unreadable: ${fault.message}`);
    }
    throw fault;
  }
}

/** Reads a message; undefined when the bytes are not such a message. */
export function tryRead<F extends Fields>(fields: F, bytes: Uint8Array): Message<F> | undefined {
  try {
    return decode(fields, bytes, 0);
  } catch (fault) {
    if (fault instanceof Unreadable) {
      return undefined;
    }
    throw fault;
  }
}

function decode<F extends Fields>(fields: F, bytes: Uint8Array, depth: number): Message<F> {
  if (depth > MAX_DEPTH) {
    throw new Unreadable(`nested deeper than ${MAX_DEPTH}`);
  }
  const met = gather(fields, bytes);
  const message: Record<string, unknown> = {};
  for (const [name, { number, kind }] of Object.entries(fields)) {
    // A field of another wire type than its own is an unknown field.
    const values = met.get(number * 8 + kind.wire);
    message[name] = values === undefined ? kind.empty : kind.read(values, depth);
  }
  return message as Message<F>;
}

function gather(fields: Fields, bytes: Uint8Array): ReadonlyMap<number, Met[]> {
  const choices = Object.values(fields).filter(({ choice }) => choice !== undefined);
  const met = new Map<number, Met[]>();
  for (const { number, wire, value } of fieldsOf(bytes)) {
    const key = number * 8 + wire;
    const chosen = choices.find((one) => one.number * 8 + one.kind.wire === key)?.choice;
    for (const other of choices) {
      const otherKey = other.number * 8 + other.kind.wire;
      if (other.choice === chosen && otherKey !== key) {
        met.delete(otherKey);
      }
    }
    const before = met.get(key);
    if (before === undefined) {
      met.set(key, [value]);
    } else {
      before.push(value);
    }
  }
  return met;
}

interface Raw {
  readonly number: number;
  readonly wire: number;
  readonly value: Met;
}

function fieldsOf(bytes: Uint8Array): Raw[] {
  const input = new Input(bytes);
  const all: Raw[] = [];
  while (!input.atEnd()) {
    const tag = input.tag();
    all.push({ number: tag >>> 3, wire: tag & 7, value: input.value(tag, 0) });
  }
  return all;
}

class Input {
  private readonly bytes: Uint8Array;
  private position = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  atEnd(): boolean {
    return this.position >= this.bytes.length;
  }

  tag(): number {
    const tag = Number(BigInt.asUintN(32, this.varint()));
    if (tag >>> 3 === 0) {
      throw new Unreadable('a field of number 0');
    }
    return tag;
  }

  value(tag: number, depth: number): Met {
    switch (tag & 7) {
      case 0:
        return { number: this.varint(), bytes: NOTHING };
      case 1:
        return { number: 0n, bytes: this.take(8) };
      case 2: {
        const length = Number(BigInt.asIntN(32, this.varint()));
        return { number: 0n, bytes: this.take(length) };
      }
      case 3:
        this.skipGroup(tag >>> 3, depth);
        return { number: 0n, bytes: NOTHING };
      case 5:
        return { number: 0n, bytes: this.take(4) };
      default:
        throw new Unreadable(`wire type ${tag & 7}`);
    }
  }

  private skipGroup(number: number, depth: number): void {
    if (depth >= MAX_DEPTH) {
      throw new Unreadable(`groups nested deeper than ${MAX_DEPTH}`);
    }
    let tag = this.tag();
    for (; (tag & 7) !== 4; tag = this.tag()) {
      this.value(tag, depth + 1);
    }
    if (tag >>> 3 !== number) {
      throw new Unreadable('a group that ends as another');
    }
  }

  private varint(): bigint {
    let number = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const octet = this.bytes[this.position++];
      if (octet === undefined) {
        throw new Unreadable('a number that does not end');
      }
      number |= BigInt(octet & 0x7f) << shift;
      if (octet < 0x80) {
        return BigInt.asUintN(64, number);
      }
    }
    throw new Unreadable('a number of more than ten bytes');
  }

  private take(length: number): Uint8Array {
    if (length < 0 || length > this.bytes.length - this.position) {
      throw new Unreadable('bytes that are not there');
    }
    const begin = this.position;
    this.position += length;
    return this.bytes.subarray(begin, this.position);
  }
}

function text(bytes: Uint8Array): string {
  try {
    return UTF_8.decode(bytes);
  } catch {
    throw new Unreadable('a text that is not UTF-8');
  }
}

/**
 * A message of byte fields written again, as the library of the Java verifier does it: the known fields, then the unknown ones by number. A
 * message that does not come out as its own bytes could be read in more than one way. Undefined for bytes that are no message.
 */
export function rewritten(bytes: Uint8Array, known: readonly number[]): Uint8Array | undefined {
  let all: Raw[];
  try {
    all = fieldsOf(bytes);
  } catch (fault) {
    if (fault instanceof Unreadable) {
      return undefined;
    }
    throw fault;
  }
  const isKnown = ({ number, wire }: Raw): boolean => wire === 2 && known.includes(number);
  const parts = known.map((number) => {
    const value = all.filter((raw) => isKnown(raw) && raw.number === number).at(-1)?.value.bytes;
    return value === undefined || value.length === 0 ? NOTHING : element(number, value);
  });
  const order = [0, 5, 1, 2, 3];
  const unknown = all
    .filter((raw) => !isKnown(raw))
    .sort((left, right) => left.number - right.number || order.indexOf(left.wire) - order.indexOf(right.wire));
  return concat(...parts, ...unknown.map(again));
}

function again({ number, wire, value }: Raw): Uint8Array {
  const tag = varint(BigInt(number) * 8n + BigInt(wire));
  switch (wire) {
    case 0:
      return concat(tag, varint(value.number));
    case 2:
      return element(number, value.bytes);
    default:
      // Groups are not kept, so that a message with one never comes out as its own bytes.
      return concat(tag, value.bytes);
  }
}

/** Writes fields of bytes, as the one form of a message has them: those that are empty are left out. */
export function write(...fields: [number, Uint8Array | bigint][]): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const [number, value] of fields) {
    if (typeof value === 'bigint') {
      if (value !== 0n) {
        parts.push(varint(BigInt(number << 3)), varint(value));
      }
    } else if (value.length > 0) {
      parts.push(element(number, value));
    }
  }
  return concat(...parts);
}

/** A field of bytes that stands there even if it is empty: an element of a list, or a message. */
export function element(number: number, value: Uint8Array): Uint8Array {
  return concat(varint(BigInt((number << 3) | 2)), varint(BigInt(value.length)), value);
}

function varint(value: bigint): Uint8Array {
  const octets: number[] = [];
  let rest = value;
  while (rest >= 0x80n) {
    octets.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  octets.push(Number(rest));
  return Uint8Array.from(octets);
}
