// SPDX-License-Identifier: Apache-2.0
import type { BatchStage } from '../bundle/evidenceBundle';
import { fromHex } from '../code/bytes';
import { formatInstant } from '../code/instants';
import { type HashSuite, SUITES } from '../crypto/hashSuite';
import { type BatchItem, batchItem } from '../evidence/batchItem';
import { type BatchRegistration, batchRegistration } from '../evidence/batchRegistration';
import { ProofRefused, requireInclusion } from '../merkle/inclusionProof';
import { leafHash } from '../merkle/treeHasher';
import type { Envelope } from '../record/envelope';
import { orInvalid } from './checkpointSteps';
import type { Progress } from './progress';
import type { RecordSummary } from './report';
import { StepFailed } from './stepFailed';

/** Requires the item of a stage to be in the batch of a record that is verified. */
export function requireItem(
  stage: BatchStage,
  record: Envelope,
  summary: RecordSummary,
  progress: Progress,
): BatchItem {
  const batch = batchOf(record);
  const item = orInvalid('ITEM_FORM', 'an item of a batch', () => batchItem(stage.item));
  if (item.at < batch.first || item.at > batch.last) {
    const times = `${formatInstant(batch.first)} to ${formatInstant(batch.last)}`;
    throw StepFailed.invalid('ITEM_FORM', times, formatInstant(item.at));
  }
  for (const suite of SUITES) {
    const root = rootOf(batch, suite);
    requireIncluded(stage, suite, item, batch);
    progress.found('ITEM_PATH', `${suite} root ${root}`, `${suite} root ${root}`);
  }
  const { source, count } = batch;
  progress.about({ ...summary, item: { id: item.id, at: item.at, source, index: stage.index, count } });
  progress.ok('BATCH');
  return item;
}

function batchOf(record: Envelope): BatchRegistration {
  const { body } = record;
  if (record.type.wireName !== 'evidence.batch' || body === undefined) {
    throw StepFailed.invalid('BATCH_RECORD', 'evidence.batch', record.type.wireName);
  }
  return orInvalid('BATCH_RECORD', 'the registration of a batch', () => batchRegistration(body));
}

function rootOf({ roots }: BatchRegistration, suite: HashSuite): string {
  return suite === 'SM3' ? roots.sm3 : roots.sha256;
}

function requireIncluded(stage: BatchStage, suite: HashSuite, item: BatchItem, batch: BatchRegistration): void {
  const proof = { suite, index: stage.index, size: batch.count, path: stage.paths[suite] };
  try {
    requireInclusion(proof, leafHash(suite, item.canonical), fromHex(rootOf(batch, suite)));
  } catch (refused) {
    if (refused instanceof ProofRefused) {
      const computed = `${suite} ${refused.rule} ${refused.computed}`;
      throw StepFailed.invalid('ITEM_PATH', computed, `${refused.given} for item ${stage.index}`);
    }
    throw refused;
  }
}
