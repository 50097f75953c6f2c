// SPDX-License-Identifier: Apache-2.0
import type { HashSuite } from '../crypto/hashSuite';
import { Refusal } from '../error/refusal';
import type { JsonObject } from '../json/values';
import { hashOfHex } from './hash';

const MAX_NODES = 63;

/** Nodes of a proof in each suite. */
export type DualPath = Record<HashSuite, readonly Uint8Array[]>;

/** Reads the JSON form, `{"sha256":[…],"sm3":[…]}`; refuses (`TOO_LARGE`, `SCHEMA_INVALID`) any other. */
export function dualPath(json: JsonObject): DualPath {
  json.requireOnly('sha256', 'sm3');
  return { 'SHA-256': hashes(json, 'sha256'), SM3: hashes(json, 'sm3') };
}

function hashes(json: JsonObject, suite: string): readonly Uint8Array[] {
  const texts = json.array(suite).strings();
  if (texts.length > MAX_NODES) {
    throw new Refusal('TOO_LARGE', `${json.place(suite)} has ${texts.length} nodes, at most are ${MAX_NODES}`);
  }
  return texts.map((one) => hashOfHex(one, json.place(suite)));
}
