// SPDX-License-Identifier: Apache-2.0
import { type IndexAnswer, parseAnswer } from '../answer/indexAnswer';
import { type Checkpoint, parseCheckpoint } from '../checkpoint/checkpoint';
import type { VerifiedCheckpoint } from '../checkpoint/checkpointVerifier';
import { equal, hex } from '../code/bytes';
import { type HashSuite, SUITES } from '../crypto/hashSuite';
import { Refusal } from '../error/refusal';
import { keyHash } from '../index/indexKey';
import { PathRefused, rootWith, rootWithout } from '../index/indexPath';
import { bearsKey } from '../log/entryKeys';
import { rootOfLeaves } from '../merkle/compactRange';
import { leafHash } from '../merkle/treeHasher';
import type { TrustRoot } from '../trust/trustRoot';
import { CheckpointSteps, orInvalid, ruleOfForm } from './checkpointSteps';
import type { OriginalFile } from './evidenceVerifier';
import { Progress } from './progress';
import type { VerificationReport } from './report';
import { StepFailed } from './stepFailed';

/**
 * Verifies answers from the index without any network: that the entries are all that stand under a key, or that there is none.
 * Every byte of an answer is hostile until its step has passed; no input makes it throw.
 */
export class AnswerVerifier {
  private readonly checkpoints: CheckpointSteps;

  /** Verifies by this trust root and by nothing else. */
  constructor(trust: TrustRoot) {
    this.checkpoints = new CheckpointSteps(trust);
  }

  /** Verifies an answer and, if a file is given, that it is about this file. */
  verify(bytes: Uint8Array, original?: OriginalFile): VerificationReport {
    const progress = Progress.ofAnswer();
    try {
      const answer = read(bytes, progress);
      const note = this.checkpoints.requireTrustRoot(answer.trustVersion, answer.checkpoint, progress);
      orInvalid('CHECKPOINT_FORM', 'the body of a checkpoint', () => parseCheckpoint(note.text));
      progress.ok('CHECKPOINT');
      const checkpoint = this.checkpoints.requireCosigned(answer.checkpoint, progress);
      requireQuorumForNone(answer, checkpoint);
      requireAsked(answer, progress);
      requireIndexed(answer, checkpoint.body, progress);
      const { body, cosignedAt } = checkpoint;
      const { key, entries } = answer;
      const dated = cosignedAt === undefined ? {} : { cosignedAt };
      progress.answers({ key, entries, size: body.size, block: body.block, ...dated });
      requireFile(answer, original, progress);
      return entries.length === 0 ? progress.notRecorded() : progress.matches();
    } catch (failure) {
      if (failure instanceof StepFailed) {
        return progress.failed(failure);
      }
      throw failure;
    }
  }
}

function read(bytes: Uint8Array, progress: Progress): IndexAnswer {
  try {
    const answer = parseAnswer(bytes);
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

/** Entries speak for themselves; that there is none, only the cosigners say. */
function requireQuorumForNone({ entries }: IndexAnswer, { quorum }: VerifiedCheckpoint): void {
  if (entries.length === 0 && quorum.unmet.length > 0) {
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
  for (const suite of SUITES) {
    const root = rootOf(answer, suite);
    const computed = `${suite} root ${hex(root)}`;
    const given = `${suite} root ${hex(checkpoint.index[suite])}`;
    if (!equal(root, checkpoint.index[suite])) {
      throw StepFailed.invalid('INDEX_PATH', computed, given);
    }
    progress.found('INDEX_PATH', computed, given);
  }
  progress.ok('INDEX');
}

function rootOf({ key, paths, entries }: IndexAnswer, suite: HashSuite): Uint8Array {
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
  const leaves = entries.map(({ canonical }) => leafHash(suite, canonical));
  return rootWith(suite, path, { key: place, count: leaves.length, root: rootOfLeaves(suite, leaves) });
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
