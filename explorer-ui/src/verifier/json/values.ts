// SPDX-License-Identifier: Apache-2.0
import { Refusal } from '../error/refusal';
import { text } from './writer';

/** A value of the restricted profile of RFC 8785. Numbers are integers within ±(2^53−1). */
export type JsonValue = JsonObject | JsonArray | string | number | boolean;

/** What kind of value this is, in words for messages. */
export function kind(value: JsonValue): string {
  if (value instanceof JsonObject) {
    return 'an object';
  }
  if (value instanceof JsonArray) {
    return 'an array';
  }
  return typeof value === 'string' ? 'a string' : typeof value === 'number' ? 'an integer' : 'a boolean';
}

/** This value as an object; refuses (`SCHEMA_INVALID`) anything else. */
export function asObject(value: JsonValue): JsonObject {
  if (value instanceof JsonObject) {
    return value;
  }
  throw new Refusal('SCHEMA_INVALID', `expected an object, met ${kind(value)}`);
}

function require<T extends JsonValue>(
  value: JsonValue,
  is: (value: JsonValue) => value is T,
  place: string,
  wanted: string,
): T {
  if (is(value)) {
    return value;
  }
  throw new Refusal('SCHEMA_INVALID', `${place} must be ${wanted}, met ${kind(value)}`);
}

const isString = (value: JsonValue): value is string => typeof value === 'string';
const isInteger = (value: JsonValue): value is number => typeof value === 'number';
const isBoolean = (value: JsonValue): value is boolean => typeof value === 'boolean';
const isObject = (value: JsonValue): value is JsonObject => value instanceof JsonObject;
const isArray = (value: JsonValue): value is JsonArray => value instanceof JsonArray;

/** An immutable array. Typed accessors refuse (`SCHEMA_INVALID`) other kinds and name the element's path. */
export class JsonArray {
  readonly elements: readonly JsonValue[];
  private readonly path: string;

  constructor(elements: readonly JsonValue[], path = '') {
    this.elements = elements;
    this.path = path;
  }

  /** All elements as strings. */
  strings(): string[] {
    return this.elements.map((element, index) => require(element, isString, this.place(index), 'a string'));
  }

  /** All elements as objects. */
  objects(): JsonObject[] {
    return this.elements.map((element, index) =>
      require(element, isObject, this.place(index), 'an object').at(this.place(index)),
    );
  }

  private place(index: number): string {
    return `${this.path}[${index}]`;
  }
}

/** An immutable object whose keys stand in the order of RFC 8785 (UTF-16 code units). */
export class JsonObject {
  private readonly values: ReadonlyMap<string, JsonValue>;
  private readonly path: string;

  /** @param values in ascending order of the keys */
  constructor(values: ReadonlyMap<string, JsonValue>, path = '') {
    this.values = values;
    this.path = path;
  }

  /** The same object, whose messages name this place. */
  at(place: string): JsonObject {
    return new JsonObject(this.values, place);
  }

  /** Keys and values in canonical order. */
  members(): Iterable<[string, JsonValue]> {
    return this.values.entries();
  }

  has(key: string): boolean {
    return this.values.has(key);
  }

  /** The value of this member, of whatever kind, if it is there. */
  optional(key: string): JsonValue | undefined {
    return this.values.get(key);
  }

  string(key: string): string {
    return require(this.value(key), isString, this.place(key), 'a string');
  }

  integer(key: string): number {
    return require(this.value(key), isInteger, this.place(key), 'an integer');
  }

  bool(key: string): boolean {
    return require(this.value(key), isBoolean, this.place(key), 'a boolean');
  }

  object(key: string): JsonObject {
    return require(this.value(key), isObject, this.place(key), 'an object').at(this.place(key));
  }

  array(key: string): JsonArray {
    return new JsonArray(require(this.value(key), isArray, this.place(key), 'an array').elements, this.place(key));
  }

  optionalString(key: string): string | undefined {
    return this.has(key) ? this.string(key) : undefined;
  }

  optionalInteger(key: string): number | undefined {
    return this.has(key) ? this.integer(key) : undefined;
  }

  optionalObject(key: string): JsonObject | undefined {
    return this.has(key) ? this.object(key) : undefined;
  }

  /** This object without a member. */
  without(key: string): JsonObject {
    return new JsonObject(new Map([...this.values].filter(([other]) => other !== key)), this.path);
  }

  /** Refuses members outside this list. */
  requireOnly(...allowed: string[]): this {
    for (const key of this.values.keys()) {
      if (!allowed.includes(key)) {
        throw new Refusal('SCHEMA_INVALID', `${this.place(key)} is an unknown member`);
      }
    }
    return this;
  }

  /** The path of a member from the object that was read first, for messages. */
  place(key: string): string {
    return this.path === '' ? key : `${this.path}.${key}`;
  }

  /** The canonical text. */
  toString(): string {
    return text(this);
  }

  private value(key: string): JsonValue {
    const value = this.values.get(key);
    if (value === undefined) {
      throw new Refusal('SCHEMA_INVALID', `${this.place(key)} is missing`);
    }
    return value;
  }
}

/** The object of these members in canonical order; those without a value are left out. */
export function jsonObject(members: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  const present = Object.entries(members).filter((member): member is [string, JsonValue] => member[1] !== undefined);
  return new JsonObject(new Map(present.sort(([left], [right]) => (left < right ? -1 : 1))));
}

/** The array of these values. */
export function jsonArray(values: readonly JsonValue[]): JsonArray {
  return new JsonArray(values);
}
