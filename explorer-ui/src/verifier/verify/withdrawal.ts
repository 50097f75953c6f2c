// SPDX-License-Identifier: Apache-2.0
import type { Instant } from '../code/instants';
import type { DualDigest } from '../crypto/dualDigest';
import { Refusal } from '../error/refusal';
import { type Erasure, erasureOf } from '../evidence/erasure';
import { fileRegistration } from '../evidence/fileRegistration';
import type { LogEntry } from '../log/logEntry';
import { type Envelope, parseEnvelope } from '../record/envelope';
import { orInvalid } from './checkpointSteps';
import { bodyOf } from './fileStep';
import type { AnswerSummary, VerificationReport, Withdrawal } from './report';
import { StepFailed } from './stepFailed';

/** The withdrawal that stands beside the record of a file in a bundle. */
export function requireWithdrawal(record: Envelope, entry: LogEntry): Withdrawal {
  const found = orInvalid('WITHDRAWAL', 'an order of withdrawal', () => {
    const file = bodyOf(record, 'evidence.file');
    const order = file === undefined ? undefined : parseEnvelope(entry.record);
    const body = order === undefined ? undefined : bodyOf(order, 'evidence.erasure');
    if (file === undefined || order === undefined || body === undefined) {
      return undefined;
    }
    return { order, registered: fileRegistration(file).digests, erasure: erasureOf(body) };
  });
  if (found === undefined) {
    throw StepFailed.invalid('WITHDRAWAL', 'an order of withdrawal beside a registered file', 'other records');
  }
  const { order, registered, erasure } = found;
  if (!same(registered, erasure.digests)) {
    throw StepFailed.invalid('WITHDRAWAL', textOf(registered), textOf(erasure.digests));
  }
  return withdrawalOf(order, erasure, entry.time);
}

/**
 * A report, and what an answer from the index says beside it: where it lists the order by which the content of the file was
 * withdrawn that the proved record registers, the report says so too. Verdict and steps stay as they are.
 */
export function beside(report: VerificationReport, answered: VerificationReport): VerificationReport {
  const { record, verdict } = report;
  const { answer } = answered;
  if (verdict !== 'MATCHES' || answered.verdict !== 'MATCHES' || record === undefined || answer === undefined) {
    return report;
  }
  const withdrawn = record.withdrawn ?? among(answer, record.id);
  return withdrawn === undefined ? report : { ...report, record: { ...record, withdrawn } };
}

function among(answer: AnswerSummary, file: string): Withdrawal | undefined {
  for (const { record, time } of answer.entries) {
    const refs = record.has('refs') ? record.array('refs').strings() : [];
    const order = refs.includes(`rec:${file}`) ? readable(() => parseEnvelope(record)) : undefined;
    const body = order === undefined ? undefined : bodyOf(order, 'evidence.erasure');
    const erasure = body === undefined ? undefined : readable(() => erasureOf(body));
    if (order !== undefined && erasure !== undefined) {
      return withdrawalOf(order, erasure, time);
    }
  }
  return undefined;
}

/** What this release can read; the contract has judged every record. */
function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (refusal) {
    if (refusal instanceof Refusal) {
      return undefined;
    }
    throw refusal;
  }
}

function withdrawalOf({ id }: Envelope, { order, authority, orderedOn, basis }: Erasure, time: Instant): Withdrawal {
  return { record: id, order, authority, orderedOn, basis, time };
}

function same(left: DualDigest, right: DualDigest): boolean {
  return left.sha256 === right.sha256 && left.sm3 === right.sm3;
}

function textOf({ sha256, sm3 }: DualDigest): string {
  return `SHA-256:${sha256}, SM3:${sm3}`;
}
