// SPDX-License-Identifier: Apache-2.0
import type { HashSuite } from '../crypto/hashSuite';
import { Refusal } from '../error/refusal';
import { type IndexKey, indexName } from '../index/indexKey';
import { type IndexPath, indexPath } from '../index/indexPath';
import { parseCanonical } from '../json/canonicalJson';
import { asObject } from '../json/values';
import { type LogEntry, logEntry } from '../log/logEntry';

/** The most bytes of an answer. */
export const MAX_BYTES = 16 << 20;

const MAX_ENTRIES = 1000;
const KIND = 'index-answer';
const VERSION = 1;

/** All entries that bear a key, or none, as of a checkpoint, with what proves it: an `.eva` file. Nothing is verified here. */
export interface IndexAnswer {
  /** Version of the trust root for which it was made. */
  readonly trustVersion: number;
  /** What was asked for. */
  readonly key: IndexKey;
  /** The note with its cosignatures. */
  readonly checkpoint: string;
  /** The way to the key in the map of each suite. */
  readonly paths: Record<HashSuite, IndexPath>;
  /** All entries that bear the key, in log order. */
  readonly entries: readonly LogEntry[];
}

/** Reads an answer; refuses any bytes but the canonical ones, and unknown versions and members. */
export function parseAnswer(bytes: Uint8Array): IndexAnswer {
  const json = asObject(parseCanonical(bytes, MAX_BYTES));
  const version = json.integer('v');
  const kind = json.string('kind');
  if (version !== VERSION || kind !== KIND) {
    throw new Refusal('UNKNOWN_VERSION', `${kind} version ${version}, this release reads ${KIND} version ${VERSION}`);
  }
  json.requireOnly('v', 'kind', 'trust', 'index', 'key', 'checkpoint', 'path', 'entries');
  const path = json.object('path').requireOnly('sha256', 'sm3');
  const answer: IndexAnswer = {
    trustVersion: json.integer('trust'),
    key: { name: indexName(json.string('index')), key: json.string('key') },
    checkpoint: json.string('checkpoint'),
    paths: { 'SHA-256': indexPath(path, 'sha256'), SM3: indexPath(path, 'sm3') },
    entries: json.array('entries').objects().map(logEntry),
  };
  if (answer.entries.length > MAX_ENTRIES) {
    throw new Refusal('TOO_LARGE', `${answer.entries.length} entries, at most are ${MAX_ENTRIES}`);
  }
  return answer;
}
