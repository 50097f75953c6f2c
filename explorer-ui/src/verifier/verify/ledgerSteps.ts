// SPDX-License-Identifier: Apache-2.0
import { ChaincodeDefinitions } from '../block/chaincodeDefinitions';
import { definitionTrail } from '../block/definitionTrail';
import { type LedgerEvidence, reachedHash } from '../block/ledgerEvidence';
import type { OrderedBlock } from '../block/orderedBlock';
import { type CreatedTransaction, expired, TransactionJudge } from '../block/transactionJudge';
import { VerifiedChain } from '../block/verifiedChain';
import type { Checkpoint } from '../checkpoint/checkpoint';
import { equal, hex } from '../code/bytes';
import { showInstant } from '../code/instants';
import { Refusal } from '../error/refusal';
import { entriesOf } from '../log/blockEntries';
import type { LogEntry } from '../log/logEntry';
import { leafHash } from '../merkle/treeHasher';
import { Broken } from '../protocol/broken';
import type { ChannelConfiguration } from '../protocol/config/channelConfiguration';
import type { Member } from '../protocol/msp/member';
import { timestampOf } from '../protocol/transaction/signedEnvelope';
import type { TrustRoot } from '../trust/trustRoot';
import type { Progress } from './progress';
import { StepFailed } from './stepFailed';

/** The chaincode that writes records, on every channel. */
const CHAINCODE = 'records';

/** The steps of the full grade: from the pinned first block to the endorsements of the record's transaction. */
export class LedgerSteps {
  private readonly trust: TrustRoot;
  private readonly progress: Progress;
  private readonly inForceBefore = new Map<bigint, ChannelConfiguration>();

  constructor(trust: TrustRoot, progress: Progress) {
    this.trust = trust;
    this.progress = progress;
  }

  require(ledger: LedgerEvidence, entry: LogEntry, checkpoint: Checkpoint): void {
    try {
      const orderers = this.requireBlocks(ledger, entry);
      this.requireConnected(ledger, checkpoint);
      const created = this.requireWritten(ledger, entry);
      this.requireEndorsed(ledger, created, orderers);
    } catch (broken) {
      throw broken instanceof Broken ? StepFailed.invalid(broken.rule, broken.computed, broken.given) : broken;
    }
  }

  private requireBlocks(ledger: LedgerEvidence, entry: LogEntry): readonly Member[] {
    if (ledger.recorded.number !== BigInt(entry.block)) {
      throw StepFailed.invalid('BLOCK_NUMBER', `block ${entry.block}`, ledger.recorded.toString());
    }
    const { genesis, channel } = this.trust;
    let chain = VerifiedChain.begin(ledger.first, genesis, channel, this.progress.found);
    for (const block of ledger.later) {
      this.inForceBefore.set(block.number, chain.configuration);
      chain = chain.take(block, this.progress.found);
    }
    this.progress.ok('BLOCKS');
    return chain.orderers.members;
  }

  private requireConnected(ledger: LedgerEvidence, checkpoint: Checkpoint): void {
    const demanded = `block ${checkpoint.block} ${hex(checkpoint.headerHash)}`;
    const reached = `block ${ledger.reached} ${hex(reachedHash(ledger))}`;
    if (demanded !== reached) {
      throw StepFailed.invalid('CONNECTION', reached, demanded);
    }
    this.progress.found('CONNECTION', reached, demanded);
    this.progress.ok('CONNECTION');
  }

  private requireWritten({ recorded }: LedgerEvidence, entry: LogEntry): CreatedTransaction {
    const { envelopes } = recorded.block;
    const envelope = envelopes[entry.index];
    if (envelope === undefined) {
      const given = `a block of ${envelopes.length} transactions`;
      throw StepFailed.invalid('RECORD_WRITTEN', `transaction ${entry.index}`, given);
    }
    const judge = this.judge(recorded, new ChaincodeDefinitions());
    const created = judge.requireCreated(envelope, this.progress.found);
    const called = created.transaction.chaincode;
    if (called !== CHAINCODE) {
      throw StepFailed.invalid('RECORD_WRITTEN', `a call of ${CHAINCODE}`, `a call of ${called}`);
    }
    const given = `entry ${hex(leafHash('SHA-256', entry.canonical))}`;
    if (!entriesWritten(entry, created).some((bytes) => equal(bytes, entry.canonical))) {
      throw StepFailed.invalid('RECORD_WRITTEN', `an entry that transaction ${entry.index} wrote`, given);
    }
    this.progress.found('RECORD_WRITTEN', given, given);
    this.progress.ok('TRANSACTION');
    return created;
  }

  private requireEndorsed(ledger: LedgerEvidence, created: CreatedTransaction, orderers: readonly Member[]): void {
    const trail = definitionTrail(ledger, created.transaction, CHAINCODE, (block) => this.before(block));
    for (const block of [ledger.first, ...ledger.later.slice(0, -1)]) {
      if (!block.isConfiguration && !trail.blocks.has(block.number)) {
        const demanded = `definitions in blocks ${[...trail.blocks].join(', ')} only`;
        throw StepFailed.invalid('BLOCK_UNUSED', demanded, block.toString());
      }
    }
    const judged = this.judge(ledger.recorded, trail.definitions).requireEndorsed(created, this.progress.found);
    const late = expired(judged, orderers);
    if (late.length === 0) {
      this.progress.ok('ENDORSEMENTS');
    } else {
      const time = showInstant(timestampOf(created.transaction.envelope));
      this.progress.found('CERTIFICATES_IN_FORCE', time, `[${late.join(', ')}]`);
      this.progress.gap('ENDORSEMENTS', 'EXPIRED_CERTIFICATE');
    }
  }

  private judge(block: OrderedBlock, definitions: ChaincodeDefinitions): TransactionJudge {
    return new TransactionJudge(this.before(block.number), definitions);
  }

  private before(block: bigint): ChannelConfiguration {
    const configuration = this.inForceBefore.get(block);
    if (configuration === undefined) {
      // Only the first block was not taken; the library of the Java verifier would fail there too.
      throw new Broken('DEFINITION', 'a block behind the first', `block ${block}`);
    }
    return configuration;
  }
}

function entriesWritten(entry: LogEntry, { transaction }: CreatedTransaction): readonly Uint8Array[] {
  try {
    return entriesOf(entry.block, entry.index, transaction, CHAINCODE);
  } catch (refusal) {
    if (refusal instanceof Refusal) {
      throw StepFailed.invalid('RECORD_WRITTEN', 'records in their canonical form', refusal.sentence);
    }
    throw refusal;
  }
}
