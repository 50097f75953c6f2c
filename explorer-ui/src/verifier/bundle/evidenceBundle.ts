// SPDX-License-Identifier: Apache-2.0
import { type LedgerEvidence, ledgerEvidence } from '../block/ledgerEvidence';
import {
  type ConsistencyStage,
  consistencyStage,
  type LaterCheckpoint,
  laterCheckpoint,
} from '../checkpoint/consistencyStage';
import { Refusal } from '../error/refusal';
import { parseCanonical } from '../json/canonicalJson';
import { asObject, type JsonObject } from '../json/values';
import { text } from '../json/writer';
import { type LogEntry, logEntry } from '../log/logEntry';
import { type DualPath, dualPath } from '../merkle/dualPath';
import { type TimestampToken, timestampToken } from '../time/timestampToken';

/** The most bytes of a bundle of any grade. */
export const MAX_BYTES = 32 << 20;

const MAX_LIGHT_BYTES = 1 << 20;
const MAX_KEYS = 128;
const MAX_TOKENS = 4;
const VERSION = 1;
const LIGHT_MEMBERS = [
  'v',
  'grade',
  'trust',
  'entry',
  'position',
  'size',
  'path',
  'checkpoint',
  'keys',
  'capture',
  'withdrawn',
  'batch',
  'clip',
  'tokens',
  'consistency',
  'later',
];

/** An entry with its paths to the roots of the bundle's checkpoint. */
export interface ProvedEntry {
  readonly entry: LogEntry;
  /** Where it stands in the log. */
  readonly position: number;
  readonly paths: DualPath;
  /** The canonical text of all this, by which equal ones are known. */
  readonly text: string;
}

/** An item's path to the roots that its batch's record states; the tree's size is the record's `count`. */
export interface BatchStage {
  /** The item as it was batched. */
  readonly item: JsonObject;
  /** Where it stands in the batch, from 0. */
  readonly index: number;
  readonly paths: DualPath;
}

/** Leads from consecutive chunks of a recording to the chunk roots of its record; how many it has follows from its size. */
export interface ClipStage {
  /** Index of the clip's first chunk. */
  readonly first: number;
  /** Chunks of the clip. */
  readonly count: number;
  /** Subtrees before the clip, from left to right. */
  readonly left: DualPath;
  /** Subtrees behind the clip, from left to right. */
  readonly right: DualPath;
}

/** All that is needed to prove a record without any network, but the trust root: an `.evb` file. Nothing is verified here. */
export interface EvidenceBundle {
  /** Version of the trust root for which it was made. */
  readonly trustVersion: number;
  /** The record's entry. */
  readonly proved: ProvedEntry;
  /** Size of the log at the checkpoint. */
  readonly size: number;
  /** The note with its cosignatures. */
  readonly checkpoint: string;
  /** Registrations of all keys that signed, up to the organisations', by position. */
  readonly keys: readonly ProvedEntry[];
  /** For a registered file the statement of its capture, if there is one. */
  readonly capture?: ProvedEntry;
  /** For a registered file whose content was withdrawn the order. */
  readonly withdrawn?: ProvedEntry;
  /** For an item of a batch its path to the roots that the record states. */
  readonly batch?: BatchStage;
  /** For a part of a recording the way to the chunk roots that the record states. */
  readonly clip?: ClipStage;
  /** For the full grade the blocks of the ledger. */
  readonly ledger?: LedgerEvidence;
  /** Time stamps over the text of the checkpoint, signatures left aside; at most four. */
  readonly tokens: readonly TimestampToken[];
  /** That the checkpoint, or the later one, extends an earlier one, which the verifier may hold. */
  readonly consistency?: ConsistencyStage;
  /** A newer checkpoint that extends this one, by whose keys the bundle outlives those of its own. */
  readonly later?: LaterCheckpoint;
}

/** Reads a bundle; refuses any bytes but the canonical ones, and unknown versions, grades and members. */
export function parseBundle(bytes: Uint8Array): EvidenceBundle {
  const json = asObject(parseCanonical(bytes, MAX_BYTES));
  if (json.integer('v') !== VERSION) {
    const met = `bundle version ${json.integer('v')}`;
    throw new Refusal('UNKNOWN_VERSION', `${met}, this release reads ${VERSION}`);
  }
  const ledger = ledgerOf(json, bytes.length);
  const trustVersion = json.integer('trust');
  const proved = provedEntry(json);
  const size = json.integer('size');
  const checkpoint = json.string('checkpoint');
  const keys = json.array('keys').objects().map(onlyProved);
  const captureJson = json.optionalObject('capture');
  const capture = captureJson === undefined ? undefined : onlyProved(captureJson);
  const withdrawnJson = json.optionalObject('withdrawn');
  const withdrawn = withdrawnJson === undefined ? undefined : onlyProved(withdrawnJson);
  const batchJson = json.optionalObject('batch');
  const batch = batchJson === undefined ? undefined : batchStage(batchJson);
  const clipJson = json.optionalObject('clip');
  const clip = clipJson === undefined ? undefined : clipStage(clipJson);
  const tokens = json.has('tokens') ? timestampTokens(json.array('tokens').strings()) : [];
  const consistencyJson = json.optionalObject('consistency');
  const consistency = consistencyJson === undefined ? undefined : consistencyStage(consistencyJson);
  const laterJson = json.optionalObject('later');
  const later = laterJson === undefined ? undefined : laterCheckpoint(laterJson);
  requireOrder(keys);
  return {
    trustVersion,
    proved,
    size,
    checkpoint,
    keys,
    tokens,
    ...(capture === undefined ? {} : { capture }),
    ...(withdrawn === undefined ? {} : { withdrawn }),
    ...(batch === undefined ? {} : { batch }),
    ...(clip === undefined ? {} : { clip }),
    ...(ledger === undefined ? {} : { ledger }),
    ...(consistency === undefined ? {} : { consistency }),
    ...(later === undefined ? {} : { later }),
  };
}

function timestampTokens(texts: readonly string[]): readonly TimestampToken[] {
  if (texts.length === 0) {
    throw new Refusal('SCHEMA_INVALID', 'tokens holds time stamps or is left out');
  }
  const tokens = texts.map(timestampToken);
  if (tokens.length > MAX_TOKENS) {
    throw new Refusal('TOO_LARGE', `${tokens.length} time stamps, at most are ${MAX_TOKENS}`);
  }
  if (new Set(texts).size !== texts.length) {
    throw new Refusal('SCHEMA_INVALID', 'a time stamp stands twice');
  }
  return tokens;
}

function ledgerOf(json: JsonObject, bytes: number): LedgerEvidence | undefined {
  switch (json.string('grade')) {
    case 'light':
      if (bytes > MAX_LIGHT_BYTES) {
        throw new Refusal('TOO_LARGE', `the bundle has ${bytes} bytes, the limit is ${MAX_LIGHT_BYTES}`);
      }
      json.requireOnly(...LIGHT_MEMBERS);
      return undefined;
    case 'full':
      json.requireOnly(...LIGHT_MEMBERS, 'ledger');
      return ledgerEvidence(json.object('ledger'));
    default:
      throw new Refusal('UNKNOWN_VERSION', 'this release reads bundles of grade light and full');
  }
}

function onlyProved(json: JsonObject): ProvedEntry {
  return provedEntry(json.requireOnly('entry', 'position', 'path'));
}

function batchStage(json: JsonObject): BatchStage {
  json.requireOnly('item', 'index', 'path');
  const paths = dualPath(json.object('path'));
  return { item: json.object('item'), index: json.integer('index'), paths };
}

function clipStage(json: JsonObject): ClipStage {
  json.requireOnly('first', 'count', 'left', 'right');
  const left = dualPath(json.object('left'));
  const right = dualPath(json.object('right'));
  return { first: json.integer('first'), count: json.integer('count'), left, right };
}

function provedEntry(json: JsonObject): ProvedEntry {
  const path = json.object('path');
  const paths = dualPath(path);
  const entry = logEntry(json.object('entry'));
  const position = json.integer('position');
  return { entry, position, paths, text: `${position} ${text(path)} ${text(json.object('entry'))}` };
}

function requireOrder(keys: readonly ProvedEntry[]): void {
  if (keys.length > MAX_KEYS) {
    throw new Refusal('TOO_LARGE', `${keys.length} registrations, at most are ${MAX_KEYS}`);
  }
  keys.forEach((key, index) => {
    const before = keys[index - 1];
    if (before !== undefined && before.position >= key.position) {
      throw new Refusal('SCHEMA_INVALID', `keys[${index}] is not behind the one before it`);
    }
  });
}
