// SPDX-License-Identifier: Apache-2.0
import { transactionId } from '../code/ids';
import { type Instant, parseLedgerTime } from '../code/instants';
import { Refusal } from '../error/refusal';
import type { JsonObject } from '../json/values';
import { canonical } from '../json/writer';

const MAX_INDEX = 0x7fffffff;

/** An entry of the log: a record with the place on the ledger that wrote it. */
export interface LogEntry {
  /** Number of the block. */
  readonly block: number;
  /** Index of the transaction in the block. */
  readonly index: number;
  /** The record as the ledger holds it; it is not judged here. */
  readonly record: JsonObject;
  /** The transaction's time stamp. */
  readonly time: Instant;
  /** The transaction's id. */
  readonly transaction: string;
  /** The bytes that the trees hash. */
  readonly canonical: Uint8Array;
}

/** Reads the JSON form; other members are refused. Each member has one form, so that its own bytes are the canonical ones. */
export function logEntry(json: JsonObject): LogEntry {
  json.requireOnly('block', 'index', 'record', 'time', 'tx');
  const index = json.integer('index');
  if (index > MAX_INDEX) {
    throw new Refusal('SCHEMA_INVALID', `index ${index} is no place in a block`);
  }
  const block = json.integer('block');
  const record = json.object('record');
  const time = parseLedgerTime(json.string('time'));
  const transaction = transactionId(json.string('tx'));
  if (block < 0 || index < 0) {
    throw new Refusal('SCHEMA_INVALID', `block ${block}, index ${index} is no place on a ledger`);
  }
  return { block, index, record, time, transaction, canonical: canonical(json) };
}
