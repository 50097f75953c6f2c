// SPDX-License-Identifier: Apache-2.0
import { Broken } from '../protocol/broken';
import type { ChannelConfiguration } from '../protocol/config/channelConfiguration';
import { type EndorserTransaction, parseTransaction } from '../protocol/transaction/endorserTransaction';
import { ChaincodeDefinitions, defines, type Height, readBy } from './chaincodeDefinitions';
import type { LedgerEvidence } from './ledgerEvidence';
import type { OrderedBlock } from './orderedBlock';
import { TransactionJudge } from './transactionJudge';

/** How the definition of a chaincode that a call read came to be. */
export interface DefinitionTrail {
  /** In force for the call. */
  readonly definitions: ChaincodeDefinitions;
  /** Numbers of the blocks that hold the definitions. */
  readonly blocks: ReadonlySet<bigint>;
}

const LARGEST = 1n << 63n;

/**
 * Follows the trail through blocks whose orderers are known to be good. Each call names the transaction that wrote the definition,
 * and that one the definition before it: endorsers sign what was read, so that no definition can be left out or put in.
 *
 * @param call of the last of the blocks
 * @param inForceBefore the configuration in force before a block
 */
export function definitionTrail(
  ledger: LedgerEvidence,
  call: EndorserTransaction,
  chaincode: string,
  inForceBefore: (block: bigint) => ChannelConfiguration,
): DefinitionTrail {
  const byNumber = new Map([ledger.first, ...ledger.later].map((block) => [block.number, block]));
  const places = placesOf(byNumber, ledger.recorded.number, call, chaincode);
  let definitions = new ChaincodeDefinitions();
  for (const place of places) {
    const judge = new TransactionJudge(inForceBefore(place.block), definitions);
    const created = judge.requireCreated(envelopeAt(byNumber, place), () => {});
    const { transaction } = judge.requireEndorsed(created, () => {});
    if (!defines(transaction, chaincode)) {
      throw new Broken('DEFINITION', `a definition of ${chaincode}`, `a call of ${transaction.chaincode}`);
    }
    definitions = definitions.after(transaction, place);
  }
  return { definitions, blocks: new Set(places.map(({ block }) => block)) };
}

function placesOf(
  byNumber: ReadonlyMap<bigint, OrderedBlock>,
  recorded: bigint,
  call: EndorserTransaction,
  chaincode: string,
): readonly Height[] {
  const places: Height[] = [];
  let read = readBy(call, chaincode);
  if (read === undefined) {
    throw new Broken('DEFINITION', `a definition of ${chaincode} that was read`, 'none');
  }
  let before = recorded;
  while (read !== undefined) {
    if (read.block >= before) {
      throw new Broken('DEFINITION', `a definition before block ${before}`, `block ${read.block}`);
    }
    places.unshift(read);
    before = read.block;
    read = readBy(parseTransaction(envelopeAt(byNumber, read)), chaincode);
  }
  return places;
}

function envelopeAt(byNumber: ReadonlyMap<bigint, OrderedBlock>, place: Height): Uint8Array {
  const block = byNumber.get(place.block);
  if (block === undefined) {
    throw new Broken('DEFINITION', `block ${place.block}, which defines the chaincode`, 'other blocks');
  }
  const { envelopes } = block.block;
  const envelope = place.transaction >= LARGEST ? undefined : envelopes[Number(place.transaction)];
  if (envelope === undefined) {
    const demanded = `transaction ${place.transaction} of ${block}`;
    throw new Broken('DEFINITION', demanded, `${envelopes.length} transactions`);
  }
  return envelope;
}
