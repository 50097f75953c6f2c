// SPDX-License-Identifier: Apache-2.0
import {
  type ChaincodeDefinition,
  chaincodeDefinition,
  isOfDefinition,
  LIFECYCLE,
  sequenceKey,
} from '../protocol/lifecycle/chaincodeDefinition';
import type { EndorserTransaction } from '../protocol/transaction/endorserTransaction';
import type { Namespace } from '../protocol/transaction/readWriteSet';

/** Where in the chain a value was written. */
export interface Height {
  readonly block: bigint;
  readonly transaction: bigint;
}

/** Whether two places are the same. */
export function isSame(left: Height | undefined, right: Height | undefined): boolean {
  return left?.block === right?.block && left?.transaction === right?.transaction;
}

/** The definitions of chaincodes as transactions have written them. A change writes only what changes. Immutable. */
export class ChaincodeDefinitions {
  private readonly entries: ReadonlyMap<string, { readonly value: Uint8Array; readonly height: Height }>;

  constructor(entries: ChaincodeDefinitions['entries'] = new Map()) {
    this.entries = entries;
  }

  /** The definitions after a transaction that is taken as valid. */
  after(transaction: EndorserTransaction, height: Height): ChaincodeDefinitions {
    const changed = new Map(this.entries);
    for (const { publicSet } of lifecycleOf(transaction)) {
      for (const { key, isDelete, value } of publicSet.writes) {
        if (!isOfDefinition(key)) {
          continue;
        }
        if (isDelete || value.length === 0) {
          changed.delete(key);
        } else {
          changed.set(key, { value, height });
        }
      }
    }
    return new ChaincodeDefinitions(changed);
  }

  /** The definition of a chaincode. */
  of(chaincode: string): ChaincodeDefinition | undefined {
    return chaincodeDefinition(chaincode, (key) => this.entries.get(key)?.value);
  }

  /** Where the definition of a chaincode was written last. */
  writtenAt(chaincode: string): Height | undefined {
    return this.entries.get(sequenceKey(chaincode))?.height;
  }
}

/** Whether the transaction defines this chaincode. */
export function defines(transaction: EndorserTransaction, chaincode: string): boolean {
  const key = sequenceKey(chaincode);
  return (
    transaction.chaincode === LIFECYCLE &&
    lifecycleOf(transaction).some(({ publicSet }) =>
      publicSet.writes.some((write) => write.key === key && !write.isDelete),
    )
  );
}

/**
 * Which definition of a chaincode the transaction read: the ledger makes each call of a chaincode read it, and endorsers sign
 * that. Undefined if it read none or found none.
 */
export function readBy(transaction: EndorserTransaction, chaincode: string): Height | undefined {
  const key = sequenceKey(chaincode);
  return lifecycleOf(transaction)
    .flatMap(({ publicSet }) => publicSet.reads)
    .find((read) => read.key === key && read.version !== undefined)?.version;
}

function lifecycleOf({ namespaces }: EndorserTransaction): readonly Namespace[] {
  return namespaces.filter(({ name }) => name === LIFECYCLE);
}
