// SPDX-License-Identifier: Apache-2.0
import { rangeOf } from '../answer/answerPart';
import { askedOf, firstOf, type IndexAnswer, isOpen, joinAnswers, parseAnswer, totalOf } from '../answer/indexAnswer';
import { type Checkpoint, parseCheckpoint } from '../checkpoint/checkpoint';
import type { VerifiedCheckpoint } from '../checkpoint/checkpointVerifier';
import { equal, hex } from '../code/bytes';
import { type HashSuite, SUITES } from '../crypto/hashSuite';
import { Refusal } from '../error/refusal';
import { keyHash } from '../index/indexKey';
import { PathRefused, rootWith, rootWithout } from '../index/indexPath';
import { bearsKey } from '../log/entryKeys';
import type { LogEntry } from '../log/logEntry';
import { rootOfLeaves } from '../merkle/compactRange';
import { ProofRefused } from '../merkle/inclusionProof';
import { rootOfRange } from '../merkle/rangeProof';
import { leafHash } from '../merkle/treeHasher';
import type { TrustRoot } from '../trust/trustRoot';
import { CheckpointSteps, orInvalid, ruleOfForm } from './checkpointSteps';
import type { OriginalFile } from './evidenceVerifier';
import { Progress } from './progress';
import { type AnswerSummary, failureOf, type VerificationReport } from './report';
import { StepFailed } from './stepFailed';

/**
 * Verifies answers from the index without any network: that the entries are all that stand under a key, in some blocks or at all, or
 * that there is none. Every byte of an answer is hostile until its step has passed; no input makes it throw.
 */
export class AnswerVerifier {
  private readonly checkpoints: CheckpointSteps;

  /** Verifies by this trust root and by nothing else; given a checkpoint that is held, only what extends its log. */
  constructor(trust: TrustRoot, held?: Checkpoint) {
    this.checkpoints = new CheckpointSteps(trust, held);
  }

  /** Verifies an answer and, if a file is given, that it is about this file. */
  verify(bytes: Uint8Array, original?: OriginalFile): VerificationReport {
    return this.verifyAll([bytes], original);
  }

  /**
   * Verifies parts of an answer, at least one, in any order: each by itself, then that they follow each other, and if a file is given,
   * that they are about this file. The report is that of the first that fails, or of all together under the newest of their checkpoints.
   */
  verifyTogether(parts: readonly Uint8Array[], original?: OriginalFile): VerificationReport {
    for (const part of parts) {
      const alone = this.verifyAll([part], original);
      if (parts.length === 1 || failureOf(alone) !== undefined) {
        return alone;
      }
    }
    return this.verifyAll(parts, original);
  }

  private verifyAll(parts: readonly Uint8Array[], original?: OriginalFile): VerificationReport {
    const progress = Progress.ofAnswer();
    try {
      const answer = this.read(parts, progress);
      const note = this.checkpoints.requireTrustRoot(answer.trustVersion, answer.checkpoint, progress);
      orInvalid('CHECKPOINT_FORM', 'the body of a checkpoint', () => parseCheckpoint(note.text));
      progress.ok('CHECKPOINT');
      const { checkpoint: signed, consistency } = answer;
      const checkpoint = this.checkpoints.requireCosigned({ note: signed, consistency }, progress);
      const asked = askedOf(answer);
      requireQuorumForNone(asked, checkpoint);
      requireAsked(answer, progress);
      requireIndexed(answer, checkpoint.body, progress);
      progress.answers(summaryOf(answer, checkpoint));
      requireFile(answer, original, progress);
      return asked.length === 0 ? progress.notRecorded() : progress.matches();
    } catch (failure) {
      if (failure instanceof StepFailed) {
        return progress.failed(failure);
      }
      throw failure;
    }
  }

  private read(parts: readonly Uint8Array[], progress: Progress): IndexAnswer {
    try {
      const answers = parts.map(parseAnswer);
      const answer = answers.length === 1 ? (answers[0] as IndexAnswer) : joined(answers);
      progress.goesOn(this.checkpoints.parts(answer.consistency, undefined));
      progress.ok('CANONICAL_FORM');
      progress.ok('VERSION');
      return answer;
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) {
        throw refusal;
      }
      const rule = ruleOfForm(refusal.code);
      if (rule !== 'CANONICAL_BYTES') {
        progress.ok('CANONICAL_FORM');
      }
      throw StepFailed.invalid(rule, 'an answer from the index of version 1', refusal.sentence);
    }
  }
}

function joined(parts: readonly IndexAnswer[]): IndexAnswer {
  try {
    return joinAnswers(parts);
  } catch (refusal) {
    if (refusal instanceof Refusal) {
      throw new StepFailed('CANNOT_TELL', 'PARTS_TOGETHER', 'parts that follow each other', refusal.sentence);
    }
    throw refusal;
  }
}

function summaryOf(answer: IndexAnswer, { body, cosignedAt }: VerifiedCheckpoint): AnswerSummary {
  const { key, blocks } = answer;
  return {
    key,
    ...(blocks === undefined ? {} : { blocks }),
    entries: askedOf(answer),
    total: totalOf(answer),
    size: body.size,
    block: body.block,
    ...(cosignedAt === undefined ? {} : { cosignedAt }),
  };
}

/** Entries speak for themselves; that there is none, only the cosigners say. */
function requireQuorumForNone(asked: readonly LogEntry[], { quorum }: VerifiedCheckpoint): void {
  if (asked.length === 0 && quorum.unmet.length > 0) {
    const given = `cosigned by [${quorum.signed.join(', ')}], missing [${quorum.missing.join(', ')}]`;
    throw new StepFailed('CANNOT_TELL', 'QUORUM', 'a quorum for the proof that there is none', given);
  }
}

function requireAsked({ key, entries }: IndexAnswer, progress: Progress): void {
  const asked = `${key.name} ${key.key}`;
  for (const { record, block, index } of entries) {
    if (!bearsKey(record, key)) {
      throw StepFailed.invalid('ENTRY_KEY', asked, `the entry of block ${block}, index ${index}`);
    }
  }
  progress.found('ENTRY_KEY', asked, `${entries.length} entries bear it`);
  progress.ok('ENTRIES');
}

function requireIndexed(answer: IndexAnswer, checkpoint: Checkpoint, progress: Progress): void {
  const roots = answer.key.name === 'active' ? checkpoint.active : checkpoint.index;
  for (const suite of SUITES) {
    const root = rootOf(answer, suite);
    const computed = `${suite} root ${hex(root)}`;
    const given = `${suite} root ${hex(roots[suite])}`;
    if (!equal(root, roots[suite])) {
      throw StepFailed.invalid('INDEX_PATH', computed, given);
    }
    progress.found('INDEX_PATH', computed, given);
  }
  if (!isOpen(answer)) {
    progress.ok('INDEX');
    return;
  }
  const first = firstOf(answer);
  const held = `entries ${first} to ${first + answer.entries.length - 1} of ${totalOf(answer)}`;
  if (askedOf(answer).length === 0) {
    throw new StepFailed('CANNOT_TELL', 'PARTS_TOGETHER', 'all that was asked for', held);
  }
  progress.found('PARTS_TOGETHER', 'all that was asked for', held);
  progress.gap('INDEX', 'PART_OF_ANSWER');
}

function rootOf(answer: IndexAnswer, suite: HashSuite): Uint8Array {
  const { key, paths, entries } = answer;
  const path = paths[suite];
  const place = keyHash(suite, key);
  if (entries.length === 0) {
    try {
      return rootWithout(suite, path, place);
    } catch (refused) {
      if (refused instanceof PathRefused) {
        throw StepFailed.invalid('INDEX_PATH', `${suite} a way that does not meet the key`, refused.message);
      }
      throw refused;
    }
  }
  if (path.other !== undefined) {
    throw StepFailed.invalid('INDEX_PATH', `${suite} a way to the key itself`, 'a way that ends with another key');
  }
  return rootWith(suite, path, { key: place, count: totalOf(answer), root: rootOfEntries(answer, suite) });
}

function rootOfEntries({ entries, part }: IndexAnswer, suite: HashSuite): Uint8Array {
  const leaves = entries.map(({ canonical }) => leafHash(suite, canonical));
  if (part === undefined) {
    return rootOfLeaves(suite, leaves);
  }
  try {
    return rootOfRange(rangeOf(part, suite, leaves.length), leaves);
  } catch (refused) {
    if (refused instanceof ProofRefused) {
      throw StepFailed.invalid('INDEX_PATH', `${suite} ${refused.rule} ${refused.computed}`, refused.given);
    }
    throw refused;
  }
}

function requireFile({ key }: IndexAnswer, original: OriginalFile | undefined, progress: Progress): void {
  if (original === undefined) {
    progress.skipped('FILE');
    return;
  }
  const { sha256, sm3 } = original.digests;
  const asked = `${key.name} ${key.key}`;
  if (key.name !== 'digest' || (key.key !== sha256 && key.key !== sm3)) {
    throw new StepFailed('CANNOT_TELL', 'FILE_ASKED', `digest ${sha256} or ${sm3}`, asked);
  }
  progress.found('FILE_ASKED', asked, asked);
  progress.ok('FILE');
}
