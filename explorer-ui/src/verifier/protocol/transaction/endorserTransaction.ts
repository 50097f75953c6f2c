// SPDX-License-Identifier: Apache-2.0
import { equal, hex } from '../../code/bytes';
import { hash } from '../../crypto/hashSuite';
import { Broken } from '../broken';
import * as messages from '../messages';
import { type Message, read } from '../wire';
import { type Namespace, readWriteSet, requireDistinctNamespaces } from './readWriteSet';
import {
  HEADER_TYPE,
  requireCommonHeader,
  requireTransactionId,
  type SignedEnvelope,
  signedEnvelope,
} from './signedEnvelope';

type Action = Message<typeof messages.TRANSACTION_ACTION>;

/** A chaincode call with its endorsements: ids, hashes and names agree; signatures are not yet checked. */
export interface EndorserTransaction {
  readonly envelope: SignedEnvelope;
  readonly id: string;
  /** Name of the chaincode that was called. */
  readonly chaincode: string;
  /** The bytes that endorsers signed. */
  readonly endorsed: Uint8Array;
  /** What the call read and would write. */
  readonly namespaces: readonly Namespace[];
  readonly endorsements: readonly Message<typeof messages.ENDORSEMENT>[];
}

/** Reads an envelope as it stands in a block. */
export function parseTransaction(envelope: Uint8Array): EndorserTransaction {
  return endorserTransaction(signedEnvelope(envelope));
}

/** Reads an envelope whose headers are read. */
export function endorserTransaction(envelope: SignedEnvelope): EndorserTransaction {
  requireCommonHeader(envelope);
  if (envelope.channelHeader.type !== HEADER_TYPE.ENDORSER_TRANSACTION) {
    throw new Broken('TRANSACTION_FORM', 'a call of a chaincode', `an envelope of type ${envelope.channelHeader.type}`);
  }
  const id = requireTransactionId(envelope);
  const action = onlyAction(envelope);
  const call = read(messages.ACTION_PAYLOAD, action.payload, 'TRANSACTION_FORM', 'action payload');
  const endorsed = call.action?.proposalResponsePayload ?? new Uint8Array();
  const response = read(messages.RESPONSE_PAYLOAD, endorsed, 'TRANSACTION_FORM', 'proposal response payload');
  requireProposalHash(envelope, action, call.proposalPayload, response.proposalHash);
  const extension = read(
    messages.HEADER_EXTENSION,
    envelope.channelHeader.extension,
    'TRANSACTION_FORM',
    'chaincode header extension',
  );
  const result = read(messages.CHAINCODE_ACTION, response.extension, 'TRANSACTION_FORM', 'chaincode action');
  const namespaces = readWriteSet(result.results);
  const chaincode = requireChaincode(extension.chaincodeId, result.chaincodeId);
  requireOwnEvent(result.events, chaincode);
  requireDistinctNamespaces(namespaces);
  return { envelope, id, chaincode, endorsed, namespaces, endorsements: call.action?.endorsements ?? [] };
}

function onlyAction(envelope: SignedEnvelope): Action {
  const { actions } = read(messages.TRANSACTION, envelope.data, 'TRANSACTION_FORM', 'transaction');
  const [action] = actions;
  if (action === undefined || actions.length !== 1) {
    throw new Broken('TRANSACTION_FORM', '1 action', String(actions.length));
  }
  const { nonce, creator } = read(messages.SIGNATURE_HEADER, action.header, 'TRANSACTION_FORM', 'header of the action');
  if (nonce.length === 0 || creator.length === 0) {
    throw new Broken('TRANSACTION_FORM', 'nonce and creator of the action', 'one of them is empty');
  }
  return action;
}

function requireProposalHash(
  envelope: SignedEnvelope,
  action: Action,
  proposalPayload: Uint8Array,
  given: Uint8Array,
): void {
  const computed = hash('SHA-256', envelope.channelHeaderBytes, action.header, proposalPayload);
  if (!equal(computed, given)) {
    throw new Broken('PROPOSAL_HASH', hex(computed), hex(given));
  }
}

type ChaincodeId = Message<typeof messages.CHAINCODE_ID> | undefined;

function requireChaincode(named: ChaincodeId, called: ChaincodeId): string {
  if (named === undefined || called === undefined) {
    throw new Broken('TRANSACTION_FORM', 'a chaincode in header and result', 'one of them names none at all');
  }
  if (named.name === '' || named.name !== called.name || called.version === '') {
    const given = `${called.name} version ${called.version}`;
    throw new Broken('TRANSACTION_FORM', `chaincode ${named.name} of the header and its version`, given);
  }
  return named.name;
}

function requireOwnEvent(events: Uint8Array, chaincode: string): void {
  if (events.length === 0) {
    return;
  }
  const { chaincodeId } = read(messages.CHAINCODE_EVENT, events, 'TRANSACTION_FORM', 'chaincode event');
  if (chaincodeId !== chaincode) {
    throw new Broken('TRANSACTION_FORM', `chaincode ${chaincode}`, chaincodeId);
  }
}
