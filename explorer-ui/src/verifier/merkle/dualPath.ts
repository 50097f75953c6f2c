// SPDX-License-Identifier: Apache-2.0
import type { HashSuite } from '../crypto/hashSuite';
import type { JsonObject } from '../json/values';
import { hashesOf } from './hash';

const MAX_NODES = 63;

/** Nodes of a proof in each suite. */
export type DualPath = Record<HashSuite, readonly Uint8Array[]>;

/** Reads the JSON form, `{"sha256":"…","sm3":"…"}`, each the text of its hashes; refuses (`TOO_LARGE`, `SCHEMA_INVALID`) any other. */
export function dualPath(json: JsonObject): DualPath {
  json.requireOnly('sha256', 'sm3');
  return { 'SHA-256': hashesOf(json, 'sha256', MAX_NODES), SM3: hashesOf(json, 'sm3', MAX_NODES) };
}
