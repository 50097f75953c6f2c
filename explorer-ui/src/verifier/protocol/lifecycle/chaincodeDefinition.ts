// SPDX-License-Identifier: Apache-2.0
import { Broken } from '../broken';
import * as messages from '../messages';
import { type Message, read } from '../wire';

/** Where the definitions of chaincodes are kept. */
export const LIFECYCLE = '_lifecycle';

const METADATA = 'namespaces/metadata/';
const FIELDS = 'namespaces/fields/';

/** What the organisations of a channel agreed on about a chaincode, as far as a verifier needs it. */
export interface ChaincodeDefinition {
  readonly sequence: bigint;
  readonly version: string;
  /** Who must endorse: a policy of its own, or a reference into the channel's configuration. */
  readonly endorsementPolicy: Message<typeof messages.APPLICATION_POLICY>;
  readonly collections: readonly Message<typeof messages.COLLECTION>[];
}

/** The key under which the number of a definition stands: each call of the chaincode reads it. */
export function sequenceKey(chaincode: string): string {
  return `${FIELDS}${chaincode}/Sequence`;
}

/** Whether a key of the state belongs to a definition. */
export function isOfDefinition(key: string): boolean {
  return key.startsWith(METADATA) || (key.startsWith(FIELDS) && key.lastIndexOf('/') > FIELDS.length);
}

/** Reads a definition from the state; undefined when no chaincode of this name is defined. */
export function chaincodeDefinition(
  chaincode: string,
  state: (key: string) => Uint8Array | undefined,
): ChaincodeDefinition | undefined {
  const metadata = state(METADATA + chaincode);
  if (metadata === undefined) {
    return undefined;
  }
  const { datatype } = read(messages.STATE_METADATA, metadata, 'DEFINITION', METADATA + chaincode);
  if (datatype !== 'ChaincodeDefinition') {
    throw new Broken('DEFINITION', 'datatype ChaincodeDefinition', datatype);
  }
  const field = (name: string): Message<typeof messages.STATE_DATA> => {
    const value = state(`${FIELDS}${chaincode}/${name}`);
    if (value === undefined) {
      throw new Broken('DEFINITION', `field ${name} of ${chaincode}`, 'none');
    }
    return read(messages.STATE_DATA, value, 'DEFINITION', name);
  };
  const bytes = (name: string): Uint8Array => field(name).bytes ?? new Uint8Array();
  const info = read(messages.ENDORSEMENT_INFO, bytes('EndorsementInfo'), 'DEFINITION', 'EndorsementInfo');
  const validation = read(messages.VALIDATION_INFO, bytes('ValidationInfo'), 'DEFINITION', 'ValidationInfo');
  const sequence = field('Sequence').int64 ?? 0n;
  const policy = read(messages.APPLICATION_POLICY, validation.parameter, 'DEFINITION', 'validation parameter');
  const { config } = read(messages.COLLECTIONS, bytes('Collections'), 'DEFINITION', 'Collections');
  if (chaincode === '' || chaincode.includes('/') || info.version === '' || sequence < 1n) {
    throw new Broken(
      'DEFINITION',
      'a name, a version and a sequence from 1',
      `${chaincode} ${info.version} ${sequence}`,
    );
  }
  return { sequence, version: info.version, endorsementPolicy: policy, collections: config };
}
