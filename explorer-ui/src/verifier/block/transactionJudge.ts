// SPDX-License-Identifier: Apache-2.0
import { type Instant, parseInstant, SECOND, showInstant } from '../code/instants';
import { Broken } from '../protocol/broken';
import { APPLICATION, type ChannelConfiguration, LIFECYCLE_ENDORSEMENT } from '../protocol/config/channelConfiguration';
import { endorsersOf, requireCreator } from '../protocol/config/transactionVerifier';
import { type ChaincodeDefinition, LIFECYCLE } from '../protocol/lifecycle/chaincodeDefinition';
import type { Member } from '../protocol/msp/member';
import { MissingPolicy, type Policy } from '../protocol/policy/policy';
import type { Signers } from '../protocol/policy/signers';
import { type EndorserTransaction, endorserTransaction } from '../protocol/transaction/endorserTransaction';
import { isPubliclyWritten, isWritten } from '../protocol/transaction/readWriteSet';
import { signedEnvelope, timestampOf } from '../protocol/transaction/signedEnvelope';
import { type ChaincodeDefinitions, type Height, isSame, readBy } from './chaincodeDefinitions';
import type { Found } from './finding';

const END_OF_TIMES = parseInstant('9999-01-01T00:00:00Z');
const IMPLICIT_COLLECTION = '_implicit_org_';

/** A call of a chaincode that its creator signed. */
export interface CreatedTransaction {
  readonly transaction: EndorserTransaction;
  readonly creator: Member;
}

/** A call of a chaincode whose signatures are good. */
export interface JudgedTransaction extends CreatedTransaction {
  readonly endorsers: Signers;
}

/**
 * Judges transactions as a peer does, as far as that follows from signatures: form, creator, transaction id, proposal hash,
 * endorsements, and the policies of the chaincodes and collections that are written to.
 */
export class TransactionJudge {
  private readonly configuration: ChannelConfiguration;
  private readonly definitions: ChaincodeDefinitions;

  /**
   * @param configuration the configuration in force before the block
   * @param definitions the chaincodes' definitions in force
   */
  constructor(configuration: ChannelConfiguration, definitions: ChaincodeDefinitions) {
    this.configuration = configuration;
    this.definitions = definitions;
  }

  /** What follows from the transaction and its creator alone. */
  requireCreated(envelope: Uint8Array, found: Found): CreatedTransaction {
    const signed = signedEnvelope(envelope);
    const creator = requireCreator(this.configuration, signed);
    found('CREATOR', `a member of channel ${this.configuration.channel}`, creator.toString());
    const transaction = endorserTransaction(signed);
    requireTime(timestampOf(signed));
    found('TRANSACTION_ID', transaction.id, transaction.id);
    const proposal = 'the endorsers answered this proposal';
    found('PROPOSAL_HASH', proposal, proposal);
    return { transaction, creator };
  }

  /** That those endorsed whom the definitions in force demand. */
  requireEndorsed({ transaction, creator }: CreatedTransaction, found: Found): JudgedTransaction {
    this.requireDefinition(transaction, found);
    const endorsers = endorsersOf(this.configuration, transaction);
    for (const policy of this.policies(transaction)) {
      endorsers.requireSatisfying(policy, 'ENDORSEMENTS');
      found('ENDORSEMENTS', policy.toString(), endorsers.toString());
    }
    return { transaction, creator, endorsers };
  }

  private requireDefinition(transaction: EndorserTransaction, found: Found): void {
    const { chaincode } = transaction;
    if (chaincode === LIFECYCLE) {
      return;
    }
    const { version, sequence } = this.definition(chaincode);
    const written = this.definitions.writtenAt(chaincode);
    const read = readBy(transaction, chaincode);
    const place = written === undefined ? '' : `, written by ${text(written)}`;
    const computed = `${chaincode} version ${version}, sequence ${sequence}${place}`;
    const given = read === undefined ? 'no definition read' : `definition written by ${text(read)}`;
    if (read !== undefined && !isSame(read, written)) {
      throw new Broken('DEFINITION', computed, given);
    }
    found('DEFINITION', computed, given);
  }

  private definition(chaincode: string): ChaincodeDefinition {
    const definition = this.definitions.of(chaincode);
    if (definition === undefined) {
      throw new Broken('DEFINITION', `a definition of chaincode ${chaincode}`, 'none so far');
    }
    return definition;
  }

  /** All policies, each once. */
  private policies(transaction: EndorserTransaction): readonly Policy[] {
    const policies = new Map<string, Policy>();
    const add = (key: string, policy: Policy): void => {
      if (!policies.has(key)) {
        policies.set(key, policy);
      }
    };
    let ownNamespaceWritten = false;
    for (const namespace of transaction.namespaces) {
      if (!isWritten(namespace)) {
        continue;
      }
      ownNamespaceWritten ||= namespace.name === transaction.chaincode;
      if (isPubliclyWritten(namespace)) {
        const policy = this.policyOf(namespace.name);
        add(policy.toString(), policy);
      }
      for (const { name, written } of namespace.collections) {
        if (written) {
          const policy = this.collectionPolicy(namespace.name, name);
          add(policy.toString(), policy);
        }
      }
    }
    if (!ownNamespaceWritten) {
      const policy = this.policyOf(transaction.chaincode);
      add(policy.toString(), policy);
    }
    return [...policies.values()];
  }

  private policyOf(chaincode: string): Policy {
    return chaincode === LIFECYCLE
      ? this.configuration.policy(LIFECYCLE_ENDORSEMENT)
      : this.configuration.applicationPolicy(this.definition(chaincode).endorsementPolicy);
  }

  // Each organisation has a collection of its own in every chaincode; approvals of definitions are written there.
  private collectionPolicy(chaincode: string, collection: string): Policy {
    if (collection.startsWith(IMPLICIT_COLLECTION)) {
      const msp = collection.slice(IMPLICIT_COLLECTION.length);
      if (msp === '') {
        throw new Broken('CREATOR', 'an MSP id', 'the MSP id is empty');
      }
      const group = this.configuration.applicationGroup(msp);
      return group === undefined
        ? new MissingPolicy(`of collection ${collection}`)
        : this.configuration.policy(`${APPLICATION}/${group}/Endorsement`);
    }
    const own = this.definition(chaincode)
      .collections.flatMap(({ staticConfig }) => staticConfig ?? [])
      .find(({ name, endorsementPolicy }) => name === collection && endorsementPolicy !== undefined)?.endorsementPolicy;
    return own === undefined ? this.policyOf(chaincode) : this.configuration.applicationPolicy(own);
  }
}

/**
 * Signers whose certificates had run out at the time that the creator claims, and those who ordered the block. The ledger does not
 * ask for that when it judges, so that it is a warning and not a fault.
 */
export function expired(
  { transaction, creator, endorsers }: JudgedTransaction,
  orderers: readonly Member[],
): readonly string[] {
  const time = timestampOf(transaction.envelope);
  const late = [creator, ...endorsers.members, ...orderers]
    .map(({ identity }) => identity)
    .filter(({ certificate }) => time > certificate.notAfter)
    .map((identity) => `${identity} until ${showInstant(identity.certificate.notAfter)}`);
  return [...new Set(late)];
}

function requireTime(time: Instant): void {
  if (time < 0n || time >= END_OF_TIMES) {
    const demanded = '1970-01-01T00:00:00Z to 9999-01-01T00:00:00Z';
    throw new Broken('TRANSACTION_FORM', `a time from ${demanded}`, `${time / SECOND} seconds`);
  }
}

function text({ block, transaction }: Height): string {
  return `transaction ${transaction} of block ${block}`;
}
