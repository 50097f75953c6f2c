// SPDX-License-Identifier: Apache-2.0
import { type ConsistencyStage, consistencyStage } from '../checkpoint/consistencyStage';
import type { HashSuite } from '../crypto/hashSuite';
import { Refusal } from '../error/refusal';
import { type IndexKey, indexName } from '../index/indexKey';
import { type IndexPath, indexPath } from '../index/indexPath';
import { parseCanonical } from '../json/canonicalJson';
import { asObject } from '../json/values';
import { type LogEntry, logEntry } from '../log/logEntry';
import { type AnswerPart, answerPart } from './answerPart';
import { type BlockRange, blockRange, contains } from './blockRange';

/** The most bytes of an answer. */
export const MAX_BYTES = 16 << 20;

const MAX_ENTRIES = 1000;
const KIND = 'index-answer';
const VERSION = 1;

/**
 * All entries that bear a key, or none, or a part of them, as of a checkpoint, with what proves it: an `.eva` file. Nothing is
 * verified here. Where only the entries in some blocks are asked for, the neighbours on both sides stand in it too.
 */
export interface IndexAnswer {
  /** Version of the trust root for which it was made. */
  readonly trustVersion: number;
  /** What was asked for. */
  readonly key: IndexKey;
  /** Only entries in these blocks were asked for. */
  readonly blocks?: BlockRange;
  /** The note with its cosignatures. */
  readonly checkpoint: string;
  /** The way to the key in the map of each suite. */
  readonly paths: Record<HashSuite, IndexPath>;
  /** Entries that bear the key, in log order; all of them, unless there is a part. */
  readonly entries: readonly LogEntry[];
  /** Which of the key's entries these are, if not all. */
  readonly part?: AnswerPart;
  /** That the checkpoint extends an earlier one, which the verifier may hold. */
  readonly consistency?: ConsistencyStage;
}

/** Reads an answer; refuses any bytes but the canonical ones, and unknown versions and members. */
export function parseAnswer(bytes: Uint8Array): IndexAnswer {
  const json = asObject(parseCanonical(bytes, MAX_BYTES));
  const version = json.integer('v');
  const kind = json.string('kind');
  if (version !== VERSION || kind !== KIND) {
    throw new Refusal('UNKNOWN_VERSION', `${kind} version ${version}, this release reads ${KIND} version ${VERSION}`);
  }
  json.requireOnly(
    'v',
    'kind',
    'trust',
    'index',
    'key',
    'blocks',
    'checkpoint',
    'path',
    'entries',
    'part',
    'consistency',
  );
  const path = json.object('path').requireOnly('sha256', 'sm3');
  const trustVersion = json.integer('trust');
  const key = { name: indexName(json.string('index')), key: json.string('key') };
  const blocksJson = json.optionalObject('blocks');
  const blocks = blocksJson === undefined ? undefined : blockRange(blocksJson);
  const checkpoint = json.string('checkpoint');
  const paths = { 'SHA-256': indexPath(path, 'sha256'), SM3: indexPath(path, 'sm3') };
  const entries = json.array('entries').objects().map(logEntry);
  const partJson = json.optionalObject('part');
  const part = partJson === undefined ? undefined : answerPart(partJson);
  const consistencyJson = json.optionalObject('consistency');
  const consistency = consistencyJson === undefined ? undefined : consistencyStage(consistencyJson);
  if (part !== undefined) {
    requirePart(part, entries.length);
  }
  if (entries.length > MAX_ENTRIES) {
    throw new Refusal('TOO_LARGE', `${entries.length} entries, at most are ${MAX_ENTRIES}`);
  }
  return {
    trustVersion,
    key,
    ...(blocks === undefined ? {} : { blocks }),
    checkpoint,
    paths,
    entries,
    ...(part === undefined ? {} : { part }),
    ...(consistency === undefined ? {} : { consistency }),
  };
}

/** A part holds some entries, not all, and none that the key does not have. */
function requirePart({ first, total }: AnswerPart, count: number): void {
  if (count === 0 || count === total || count > total - first) {
    throw new Refusal('SCHEMA_INVALID', `${count} entries from number ${first} on are no part of ${total}`);
  }
}

/**
 * What several parts say together. Each may have a checkpoint of its own: what a key's entries were never changes, so the newest part
 * proves those of the older ones too. Refuses (`SCHEMA_INVALID`) parts that are not about the same or do not follow each other.
 */
export function joinAnswers(parts: readonly IndexAnswer[]): IndexAnswer {
  const inOrder = [...parts].sort((left, right) => firstOf(left) - firstOf(right));
  const first = inOrder[0] as IndexAnswer;
  const last = inOrder[inOrder.length - 1] as IndexAnswer;
  const entries: LogEntry[] = [];
  for (const each of inOrder) {
    if (!isSameQuestion(each, first)) {
      throw new Refusal('SCHEMA_INVALID', 'the parts are not of one key and of the same blocks');
    }
    const expected = firstOf(first) + entries.length;
    if (firstOf(each) !== expected) {
      throw new Refusal('SCHEMA_INVALID', `a part begins with number ${firstOf(each)}, not with ${expected}`);
    }
    entries.push(...each.entries);
  }
  const { part, ...rest } = last;
  const whole = firstOf(first) === 0 && totalOf(last) === entries.length;
  if (whole || part === undefined) {
    return { ...rest, entries };
  }
  const left = first.part?.left ?? { 'SHA-256': [], SM3: [] };
  return { ...rest, entries, part: { ...part, first: firstOf(first), left } };
}

/** The number of the first entry in it. */
export function firstOf({ part }: IndexAnswer): number {
  return part?.first ?? 0;
}

/** Entries of the key. */
export function totalOf({ part, entries }: IndexAnswer): number {
  return part?.total ?? entries.length;
}

/** The entries that were asked for: those in it that stand in the blocks that were asked for. */
export function askedOf({ blocks, entries }: IndexAnswer): readonly LogEntry[] {
  return blocks === undefined ? entries : entries.filter((entry) => contains(blocks, entry));
}

/** Whether an entry that was asked for may stand before the first one in it, or behind the last one. */
export function isOpen(answer: IndexAnswer): boolean {
  const { blocks, entries } = answer;
  const before = entries[0];
  const isOpenBefore =
    firstOf(answer) > 0 && (blocks === undefined || (before !== undefined && before.block >= blocks.from));
  return isOpenBefore || isOpenBehind(answer);
}

/** The number from which on another part goes on with it; undefined if nothing that was asked for is left behind it. */
export function nextOf(answer: IndexAnswer): number | undefined {
  return isOpenBehind(answer) ? firstOf(answer) + answer.entries.length : undefined;
}

function isOpenBehind(answer: IndexAnswer): boolean {
  const { blocks, entries } = answer;
  const last = entries[entries.length - 1];
  return (
    firstOf(answer) + entries.length < totalOf(answer) &&
    (blocks === undefined || (last !== undefined && last.block <= blocks.to))
  );
}

function isSameQuestion(one: IndexAnswer, other: IndexAnswer): boolean {
  return (
    one.key.name === other.key.name &&
    one.key.key === other.key.key &&
    one.blocks?.from === other.blocks?.from &&
    one.blocks?.to === other.blocks?.to
  );
}
