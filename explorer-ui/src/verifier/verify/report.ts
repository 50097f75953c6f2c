// SPDX-License-Identifier: Apache-2.0
import type { BlockRange } from '../answer/blockRange';
import { formatInstant, formatLedgerTime, type Instant } from '../code/instants';
import type { IndexKey } from '../index/indexKey';
import type { LogEntry } from '../log/logEntry';
import type { Gap, Limit, Outcome, Rule, StepName, Verdict } from './catalogue';

/** A rule and the two values that were compared. */
export interface Finding {
  readonly rule: Rule;
  /** What was computed or demanded. */
  readonly computed: string;
  /** What the bundle, the file or the trust root gave. */
  readonly given: string;
}

/** A step of a verification. */
export interface Step {
  readonly name: StepName;
  readonly outcome: Outcome;
  /** What was compared; for a failed step the rule that is broken. */
  readonly findings: readonly Finding[];
}

/** What a bundle is about, shown only once the record's form is known to be good. */
export interface RecordSummary {
  readonly id: string;
  readonly type: string;
  readonly organisation: string;
  /** When it happened, by the signer's word. */
  readonly at: Instant;
  readonly sample: boolean;
  readonly block: number;
  readonly transaction: string;
  /** The transaction's time. */
  readonly time: Instant;
  /** Where it stands in the log. */
  readonly position: number;
  /** The log's size at the checkpoint. */
  readonly size: number;
  /** When the checkpoint was last cosigned. */
  readonly cosignedAt?: Instant;
  /** The order by which the content of the record's file was withdrawn, if one is known. */
  readonly withdrawn?: Withdrawal;
  /** What time stamps over the checkpoint prove, in the bundle's order. */
  readonly timestamps: readonly TimestampSummary[];
  /** The item of the record's batch that the bundle is about, once it is proved to be in the batch. */
  readonly item?: ItemSummary;
}

/**
 * The order by which a file's content was withdrawn. It takes nothing from what a bundle proves: the record stands, and whoever
 * kept the content can still hold it against the record.
 */
export interface Withdrawal {
  /** The record of the order. */
  readonly record: string;
  readonly order: string;
  readonly authority: string;
  /** The day of the order, `yyyy-mm-dd`. */
  readonly orderedOn: string;
  readonly basis: string;
  /** When the ledger took it. */
  readonly time: Instant;
}

/** What a time stamp proves. */
export interface TimestampSummary {
  /** Whose it is, as the trust root calls it. */
  readonly authority: string;
  /** By then the checkpoint, and with it the record, existed. */
  readonly before: Instant;
  /** Whether it is a demo without legal value. */
  readonly trial: boolean;
}

/** The item of a batch that a bundle is about. */
export interface ItemSummary {
  readonly id: string;
  /** When it happened, by the source's word. */
  readonly at: Instant;
  /** Where it came from, by the platform's word. */
  readonly source: string;
  /** Where it stands in the batch. */
  readonly index: number;
  /** Items of the batch. */
  readonly count: number;
}

/** What an answer from the index says, shown only once it is proved. */
export interface AnswerSummary {
  /** What was asked for. */
  readonly key: IndexKey;
  /** Only entries in these blocks were asked for. */
  readonly blocks?: BlockRange;
  /** All entries that bear it and were asked for, in log order; a part of them where the report has that gap. */
  readonly entries: readonly LogEntry[];
  /** Entries that bear the key, asked for or not. */
  readonly total: number;
  /** The log's size at the checkpoint. */
  readonly size: number;
  /** The block up to which the answer holds. */
  readonly block: number;
  /** When the checkpoint was last cosigned. */
  readonly cosignedAt?: Instant;
}

/** A verdict and how it was reached. */
export interface VerificationReport {
  readonly verdict: Verdict;
  /** What keeps a match from being plain; empty for every other verdict. */
  readonly gaps: readonly Gap[];
  /** All steps in their order; those behind a failed one are not done. */
  readonly steps: readonly Step[];
  /** What the verdict does not prove. */
  readonly limits: readonly Limit[];
  readonly record?: RecordSummary;
  readonly answer?: AnswerSummary;
}

/** The first step that failed. */
export function failureOf(report: Pick<VerificationReport, 'steps'>): Step | undefined {
  return report.steps.find((step) => step.outcome === 'FAILED');
}

/** The summary as plain values, in the forms that records use. */
export function summaryJson(record: RecordSummary): Record<string, unknown> {
  return {
    id: record.id,
    type: record.type,
    org: record.organisation,
    at: formatInstant(record.at),
    block: record.block,
    tx: record.transaction,
    time: formatLedgerTime(record.time),
    position: record.position,
    size: record.size,
    ...(record.cosignedAt === undefined ? {} : { cosignedAt: formatInstant(record.cosignedAt) }),
    ...(record.withdrawn === undefined
      ? {}
      : { withdrawn: { ...record.withdrawn, time: formatLedgerTime(record.withdrawn.time) } }),
    ...(record.timestamps.length === 0 ? {} : { timestamps: record.timestamps.map(timestampJson) }),
    ...(record.sample ? { sample: true } : {}),
    ...(record.item === undefined ? {} : { item: { ...record.item, at: formatInstant(record.item.at) } }),
  };
}

function timestampJson({ authority, before, trial }: TimestampSummary): Record<string, unknown> {
  return { authority, before: formatInstant(before), ...(trial ? { trial } : {}) };
}

/** What an answer says as plain values, without its entries. */
export function answerJson(answer: AnswerSummary): Record<string, unknown> {
  const { key, blocks, entries, total, size, block, cosignedAt } = answer;
  return {
    index: key.name,
    key: key.key,
    ...(blocks === undefined ? {} : { blocks: { from: blocks.from, to: blocks.to } }),
    count: entries.length,
    ...(total === entries.length ? {} : { total }),
    size,
    block,
    ...(cosignedAt === undefined ? {} : { cosignedAt: formatInstant(cosignedAt) }),
  };
}
