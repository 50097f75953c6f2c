// SPDX-License-Identifier: Apache-2.0

/** An object of JSON, of which nothing is known. */
export type Json = Readonly<Record<string, unknown>>;

/**
 * A record as far as pages show it. It may come from a proof whose record is not yet judged, or from the gateway's word, so that
 * every member may be missing or of another kind; what is, counts as absent.
 */
export interface RecordJson {
  readonly type: string;
  readonly id: string;
  readonly organisation: string;
  /** When it happened, by the signer's word; a UTC time, or empty. */
  readonly at: string;
  /** When it was written down, if it came in late. */
  readonly receivedAt?: string;
  readonly backfilled: boolean;
  readonly sample: boolean;
  readonly lot?: string;
  readonly subjects: readonly string[];
  readonly refs: readonly string[];
  /** When a sealed record may be opened. */
  readonly openingClass?: string;
  readonly body: Json;
}

/** Reads what is there. */
export function recordJson(value: unknown): RecordJson {
  const json = isObject(value) ? value : {};
  const receivedAt = text(json, 'receivedAt');
  const lot = text(json, 'lot');
  const openingClass = text(json, 'class');
  return {
    type: text(json, 'type'),
    id: text(json, 'id'),
    organisation: text(json, 'org'),
    at: text(json, 'at'),
    backfilled: json.backfilled === true,
    sample: json.sample === true,
    subjects: texts(json, 'subjects'),
    refs: texts(json, 'refs'),
    body: object(json, 'body'),
    ...(receivedAt === '' ? {} : { receivedAt }),
    ...(lot === '' ? {} : { lot }),
    ...(openingClass === '' ? {} : { openingClass }),
  };
}

/** The record that the opening of a sealed one shows. */
export function opened(opening: RecordJson): RecordJson {
  return recordJson(opening.body.record);
}

/** A text or number as text; empty if it is neither. */
export function text(json: Json, name: string): string {
  const value = json[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** The texts of a list. */
export function texts(json: Json, name: string): string[] {
  const value = json[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** The objects of a list. */
export function objects(json: Json, name: string): Json[] {
  const value = json[name];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** An object; empty if there is none. */
export function object(json: Json, name: string): Json {
  const value = json[name];
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
