// SPDX-License-Identifier: Apache-2.0
import { PublicKey } from '../crypto/publicKey';
import { Refusal } from '../error/refusal';
import type { IndexKey, IndexName } from '../index/indexKey';
import { JsonArray, JsonObject, type JsonValue } from '../json/values';

/** Whether a record is found under a key. The contract has checked that lot, subjects and digests are those of the body. */
export function bearsKey(record: JsonObject, { name, key }: IndexKey): boolean {
  return keysOf(record, name).includes(key);
}

function keysOf(record: JsonObject, name: IndexName): readonly string[] {
  const type = record.optional('type');
  const body = record.optional('body');
  const inBody = (wanted: string, member: string): string[] =>
    type === wanted && body instanceof JsonObject ? text(body, member) : [];
  const standing = tellsOfStanding(type);
  const open = (keys: string[]): string[] => (standing ? [] : keys);
  switch (name) {
    case 'subject':
      return open(texts(record, 'subjects'));
    case 'standing':
      return standing ? [...texts(record, 'subjects'), ...text(record, 'lot'), ...texts(record, 'refs')] : [];
    case 'lot':
      return [
        ...open(text(record, 'lot')),
        ...inBody('dossier.project', 'project'),
        ...inBody('dossier.tender', 'tender'),
        ...certifiedLots(type, body),
      ];
    case 'ref':
      return [...open(texts(record, 'refs')), ...inBody('registry.revocation', 'key'), ...registeredKeys(inBody)];
    case 'record':
      return text(record, 'id');
    case 'source':
      return [...inBody('evidence.capture', 'device'), ...inBody('evidence.batch', 'source')];
    case 'digest': {
      const named = type === 'evidence.file' || type === 'evidence.erasure';
      const digests = named && body instanceof JsonObject ? body.optional('digests') : undefined;
      return digests instanceof JsonObject ? [...text(digests, 'sha256'), ...text(digests, 'sm3')] : [];
    }
    case 'list':
      return [
        ...(type === 'list.definition' && body instanceof JsonObject ? [ALL_LISTS] : []),
        ...inBody('list.definition', 'list'),
        ...listEntries(inBody),
        ...inBody('list.push', 'list'),
        ...inBody('list.access', 'list'),
      ];
    case 'active':
      return listEntries(inBody);
    case 'delta':
      return [...inBody('list.definition', 'list'), ...inBody('list.delta', 'list')];
  }
}

/** Under which every list stands once, by the record that began it; no list has this name. */
const ALL_LISTS = '*';

/** Whether a record puts a subject at a disadvantage or takes it off: indexes that are for everybody do not know it. */
function tellsOfStanding(type: JsonValue | undefined): boolean {
  return typeof type === 'string' && (type === 'list.delta' || type.startsWith('sanction.'));
}

/** The lots that a certificate lists; its envelope names the first only. */
function certifiedLots(type: JsonValue | undefined, body: JsonValue | undefined): string[] {
  const lots = type === 'witness.certificate' && body instanceof JsonObject ? body.optional('lots') : undefined;
  return lots instanceof JsonArray
    ? lots.elements.flatMap((lot) => (lot instanceof JsonObject ? text(lot, 'lot') : []))
    : [];
}

/** The list and the subject of a delta, as one text. */
function listEntries(inBody: (wanted: string, member: string) => string[]): string[] {
  const [list] = inBody('list.delta', 'list');
  const [subject] = inBody('list.delta', 'subject');
  return list === undefined || subject === undefined ? [] : [`${list},${subject}`];
}

/** The id of the signing key that a record registers: its own, or the registrar's of an organisation. */
function registeredKeys(inBody: (wanted: string, member: string) => string[]): string[] {
  const keys = [...inBody('registry.key', 'key'), ...inBody('registry.organisation', 'registrar')];
  return keys.flatMap((key) => {
    try {
      return [PublicKey.parse(key).keyId];
    } catch (refusal) {
      if (refusal instanceof Refusal) {
        return []; // One that cannot be read is not looked up.
      }
      throw refusal;
    }
  });
}

function text(object: JsonObject, member: string): string[] {
  const value = object.optional(member);
  return typeof value === 'string' ? [value] : [];
}

function texts(object: JsonObject, member: string): string[] {
  const value = object.optional(member);
  return value instanceof JsonArray ? value.elements.filter((one) => typeof one === 'string') : [];
}
