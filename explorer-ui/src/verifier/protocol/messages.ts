// SPDX-License-Identifier: Apache-2.0
import {
  BOOL,
  BYTES,
  field,
  INT32,
  INT64,
  MANY_BYTES,
  MANY_STRINGS,
  type Message,
  many,
  map,
  one,
  option,
  STRING,
  UINT64,
} from './wire';

// Messages of Hyperledger Fabric 3.1, with the numbers of their fields. All fields stand here, also those that nobody reads:
// a message with any malformed field is refused.

export const ENVELOPE = { payload: field(1, BYTES), signature: field(2, BYTES) };
export const HEADER = { channelHeader: field(1, BYTES), signatureHeader: field(2, BYTES) };
export const PAYLOAD = {
  header: field(
    1,
    one(() => HEADER),
  ),
  data: field(2, BYTES),
};
export const TIMESTAMP = { seconds: field(1, INT64), nanos: field(2, INT32) };
export const CHANNEL_HEADER = {
  type: field(1, INT32),
  version: field(2, INT32),
  timestamp: field(
    3,
    one(() => TIMESTAMP),
  ),
  channelId: field(4, STRING),
  txId: field(5, STRING),
  epoch: field(6, UINT64),
  extension: field(7, BYTES),
  tlsCertHash: field(8, BYTES),
};
export const SIGNATURE_HEADER = { creator: field(1, BYTES), nonce: field(2, BYTES) };

export const BLOCK_HEADER = { number: field(1, UINT64), previousHash: field(2, BYTES), dataHash: field(3, BYTES) };
export const BLOCK_DATA = { data: field(1, MANY_BYTES) };
export const BLOCK_METADATA = { metadata: field(1, MANY_BYTES) };
export const BLOCK = {
  header: field(
    1,
    one(() => BLOCK_HEADER),
  ),
  data: field(
    2,
    one(() => BLOCK_DATA),
  ),
  metadata: field(
    3,
    one(() => BLOCK_METADATA),
  ),
};
export const METADATA_SIGNATURE = {
  signatureHeader: field(1, BYTES),
  signature: field(2, BYTES),
  identifierHeader: field(3, BYTES),
};
export const METADATA = {
  value: field(1, BYTES),
  signatures: field(
    2,
    many(() => METADATA_SIGNATURE),
  ),
};
export const IDENTIFIER_HEADER = { identifier: field(1, INT32), nonce: field(2, BYTES) };
export const LAST_CONFIG = { index: field(1, UINT64) };
export const ORDERER_METADATA = {
  lastConfig: field(
    1,
    one(() => LAST_CONFIG),
  ),
  consenterMetadata: field(2, BYTES),
};

export const POLICY = { type: field(1, INT32), value: field(2, BYTES) };
export const CONFIG_POLICY = {
  version: field(1, UINT64),
  policy: field(
    2,
    one(() => POLICY),
  ),
  modPolicy: field(3, STRING),
};
export const CONFIG_VALUE = { version: field(1, UINT64), value: field(2, BYTES), modPolicy: field(3, STRING) };
/** The fields of a group of the configuration, which holds groups. */
export interface ConfigGroup {
  readonly version: bigint;
  readonly groups: ReadonlyMap<string, ConfigGroup>;
  readonly values: ReadonlyMap<string, Message<typeof CONFIG_VALUE>>;
  readonly policies: ReadonlyMap<string, Message<typeof CONFIG_POLICY>>;
  readonly modPolicy: string;
}
export const CONFIG_GROUP: { readonly [K in keyof ConfigGroup]: ReturnType<typeof field<ConfigGroup[K]>> } = {
  version: field(1, UINT64),
  groups: field(
    2,
    map(() => CONFIG_GROUP),
  ),
  values: field(
    3,
    map(() => CONFIG_VALUE),
  ),
  policies: field(
    4,
    map(() => CONFIG_POLICY),
  ),
  modPolicy: field(5, STRING),
};
export const CONFIG = {
  sequence: field(1, UINT64),
  channelGroup: field(
    2,
    one(() => CONFIG_GROUP),
  ),
};
export const CONFIG_ENVELOPE = {
  config: field(
    1,
    one(() => CONFIG),
  ),
  lastUpdate: field(
    2,
    one(() => ENVELOPE),
  ),
};
export const CAPABILITIES = {
  capabilities: field(
    1,
    map(() => ({})),
  ),
};
export const CONSENTER = {
  id: field(1, INT32),
  host: field(2, STRING),
  port: field(3, INT32),
  mspId: field(4, STRING),
  identity: field(5, BYTES),
  clientTlsCert: field(6, BYTES),
  serverTlsCert: field(7, BYTES),
};
export const ORDERERS = {
  consenterMapping: field(
    1,
    many(() => CONSENTER),
  ),
};
export const ORDERER_ADDRESSES = { addresses: field(1, MANY_STRINGS) };
export const ANCHOR_PEER = { host: field(1, STRING), port: field(2, INT32) };
export const ANCHOR_PEERS = {
  anchorPeers: field(
    1,
    many(() => ANCHOR_PEER),
  ),
};

export const IMPLICIT_META_POLICY = { subPolicy: field(1, STRING), rule: field(2, INT32) };
export const PRINCIPAL = { classification: field(1, INT32), principal: field(2, BYTES) };
/** So many of these rules. */
export interface NOutOf {
  readonly n: number;
  readonly rules: readonly SignatureRule[];
}
/** A principal, or so many rules; neither in an empty rule. */
export interface SignatureRule {
  readonly signedBy: number | undefined;
  readonly nOutOf: NOutOf | undefined;
}
export const SIGNATURE_RULE: { readonly [K in keyof SignatureRule]: ReturnType<typeof option<SignatureRule[K]>> } = {
  signedBy: option(1, INT32, 'type'),
  nOutOf: option(
    2,
    one(() => N_OUT_OF),
    'type',
  ),
};
export const N_OUT_OF: { readonly [K in keyof NOutOf]: ReturnType<typeof field<NOutOf[K]>> } = {
  n: field(1, INT32),
  rules: field(
    2,
    many(() => SIGNATURE_RULE),
  ),
};
export const SIGNATURE_POLICY = {
  version: field(1, INT32),
  rule: field(
    2,
    one(() => SIGNATURE_RULE),
  ),
  identities: field(
    3,
    many(() => PRINCIPAL),
  ),
};
export const APPLICATION_POLICY = {
  signaturePolicy: option(
    1,
    one(() => SIGNATURE_POLICY),
    'type',
  ),
  channelConfigPolicyReference: option(2, STRING, 'type'),
};

export const KEY_INFO = { keyIdentifier: field(1, STRING), keyMaterial: field(2, BYTES) };
export const SIGNING_IDENTITY = {
  publicSigner: field(1, BYTES),
  privateSigner: field(
    2,
    one(() => KEY_INFO),
  ),
};
export const UNIT = { certificate: field(1, BYTES), name: field(2, STRING) };
export const NODE_UNITS = {
  enable: field(1, BOOL),
  client: field(
    2,
    one(() => UNIT),
  ),
  peer: field(
    3,
    one(() => UNIT),
  ),
  admin: field(
    4,
    one(() => UNIT),
  ),
  orderer: field(
    5,
    one(() => UNIT),
  ),
};
export const CRYPTO_CONFIG = { hashFamily: field(1, STRING), identifierHash: field(2, STRING) };
export const FABRIC_MSP = {
  name: field(1, STRING),
  rootCerts: field(2, MANY_BYTES),
  intermediateCerts: field(3, MANY_BYTES),
  admins: field(4, MANY_BYTES),
  revocationLists: field(5, MANY_BYTES),
  signingIdentity: field(
    6,
    one(() => SIGNING_IDENTITY),
  ),
  units: field(
    7,
    many(() => UNIT),
  ),
  cryptoConfig: field(
    8,
    one(() => CRYPTO_CONFIG),
  ),
  tlsRootCerts: field(9, MANY_BYTES),
  tlsIntermediateCerts: field(10, MANY_BYTES),
  nodeUnits: field(
    11,
    one(() => NODE_UNITS),
  ),
};
export const MSP = { type: field(1, INT32), config: field(2, BYTES) };
export const SERIALIZED_IDENTITY = { mspId: field(1, STRING), idBytes: field(2, BYTES) };
export const ROLE = { mspId: field(1, STRING), role: field(2, INT32) };
export const ORGANIZATION_UNIT = { mspId: field(1, STRING), unit: field(2, STRING), certifiers: field(3, BYTES) };
export const ANONYMITY = { type: field(1, INT32) };
export const COMBINED = {
  principals: field(
    1,
    many(() => PRINCIPAL),
  ),
};

export const TRANSACTION_ACTION = { header: field(1, BYTES), payload: field(2, BYTES) };
export const TRANSACTION = {
  actions: field(
    1,
    many(() => TRANSACTION_ACTION),
  ),
};
export const ENDORSEMENT = { endorser: field(1, BYTES), signature: field(2, BYTES) };
export const ENDORSED_ACTION = {
  proposalResponsePayload: field(1, BYTES),
  endorsements: field(
    2,
    many(() => ENDORSEMENT),
  ),
};
export const ACTION_PAYLOAD = {
  proposalPayload: field(1, BYTES),
  action: field(
    2,
    one(() => ENDORSED_ACTION),
  ),
};
export const RESPONSE_PAYLOAD = { proposalHash: field(1, BYTES), extension: field(2, BYTES) };
export const CHAINCODE_ID = { path: field(1, STRING), name: field(2, STRING), version: field(3, STRING) };
export const HEADER_EXTENSION = {
  chaincodeId: field(
    2,
    one(() => CHAINCODE_ID),
  ),
};
export const RESPONSE = { status: field(1, INT32), message: field(2, STRING), payload: field(3, BYTES) };
export const CHAINCODE_ACTION = {
  results: field(1, BYTES),
  events: field(2, BYTES),
  response: field(
    3,
    one(() => RESPONSE),
  ),
  chaincodeId: field(
    4,
    one(() => CHAINCODE_ID),
  ),
};
export const CHAINCODE_EVENT = {
  chaincodeId: field(1, STRING),
  txId: field(2, STRING),
  name: field(3, STRING),
  payload: field(4, BYTES),
};

export const HASHED_COLLECTION = {
  name: field(1, STRING),
  hashedSet: field(2, BYTES),
  privateSetHash: field(3, BYTES),
};
export const NAMESPACE = {
  name: field(1, STRING),
  set: field(2, BYTES),
  collections: field(
    3,
    many(() => HASHED_COLLECTION),
  ),
};
export const READ_WRITE_SET = {
  dataModel: field(1, INT32),
  namespaces: field(
    2,
    many(() => NAMESPACE),
  ),
};
export const VERSION = { block: field(1, UINT64), transaction: field(2, UINT64) };
export const READ = {
  key: field(1, STRING),
  version: field(
    2,
    one(() => VERSION),
  ),
};
export const QUERY_READS = {
  reads: field(
    1,
    many(() => READ),
  ),
};
export const QUERY_SUMMARY = { maxDegree: field(1, INT32), maxLevel: field(2, INT32), hashes: field(3, MANY_BYTES) };
export const RANGE_QUERY = {
  startKey: field(1, STRING),
  endKey: field(2, STRING),
  exhausted: field(3, BOOL),
  rawReads: option(
    4,
    one(() => QUERY_READS),
    'reads',
  ),
  merkleHashes: option(
    5,
    one(() => QUERY_SUMMARY),
    'reads',
  ),
};
export const WRITE = { key: field(1, STRING), isDelete: field(2, BOOL), value: field(3, BYTES) };
export const METADATA_ENTRY = { name: field(1, STRING), value: field(2, BYTES) };
export const METADATA_WRITE = {
  key: field(1, STRING),
  entries: field(
    2,
    many(() => METADATA_ENTRY),
  ),
};
export const PUBLIC_SET = {
  reads: field(
    1,
    many(() => READ),
  ),
  rangeQueries: field(
    2,
    many(() => RANGE_QUERY),
  ),
  writes: field(
    3,
    many(() => WRITE),
  ),
  metadataWrites: field(
    4,
    many(() => METADATA_WRITE),
  ),
};
export const HASHED_READ = {
  keyHash: field(1, BYTES),
  version: field(
    2,
    one(() => VERSION),
  ),
};
export const HASHED_WRITE = {
  keyHash: field(1, BYTES),
  isDelete: field(2, BOOL),
  valueHash: field(3, BYTES),
  isPurge: field(4, BOOL),
};
export const HASHED_METADATA_WRITE = {
  keyHash: field(1, BYTES),
  entries: field(
    2,
    many(() => METADATA_ENTRY),
  ),
};
export const HASHED_SET = {
  reads: field(
    1,
    many(() => HASHED_READ),
  ),
  writes: field(
    2,
    many(() => HASHED_WRITE),
  ),
  metadataWrites: field(
    3,
    many(() => HASHED_METADATA_WRITE),
  ),
};

export const STATE_METADATA = { datatype: field(1, STRING), fields: field(2, MANY_STRINGS) };
export const STATE_DATA = {
  int64: option(1, INT64, 'type'),
  bytes: option(2, BYTES, 'type'),
  string: option(3, STRING, 'type'),
};
export const ENDORSEMENT_INFO = { version: field(1, STRING), initRequired: field(2, BOOL), plugin: field(3, STRING) };
export const VALIDATION_INFO = { plugin: field(1, STRING), parameter: field(2, BYTES) };
export const COLLECTION_POLICY = {
  signaturePolicy: option(
    1,
    one(() => SIGNATURE_POLICY),
    'payload',
  ),
};
export const STATIC_COLLECTION = {
  name: field(1, STRING),
  members: field(
    2,
    one(() => COLLECTION_POLICY),
  ),
  requiredPeers: field(3, INT32),
  maximumPeers: field(4, INT32),
  blockToLive: field(5, UINT64),
  memberOnlyRead: field(6, BOOL),
  memberOnlyWrite: field(7, BOOL),
  endorsementPolicy: field(
    8,
    one(() => APPLICATION_POLICY),
  ),
};
export const COLLECTION = {
  staticConfig: option(
    1,
    one(() => STATIC_COLLECTION),
    'payload',
  ),
};
export const COLLECTIONS = {
  config: field(
    1,
    many(() => COLLECTION),
  ),
};
