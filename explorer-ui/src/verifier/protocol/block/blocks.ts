// SPDX-License-Identifier: Apache-2.0
import { compare, concat, equal, hex } from '../../code/bytes';
import { derInteger, derOctets, derSequence } from '../../code/der';
import { hash } from '../../crypto/hashSuite';
import { Broken } from '../broken';
import * as messages from '../messages';
import { type Message, read, rewritten, tryRead } from '../wire';

/** A header of a block. */
export type BlockHeader = Message<typeof messages.BLOCK_HEADER>;

/** The signatures of a block's orderers with what they are over. */
export type Signatures = Message<typeof messages.METADATA>;

/** A block with the slots of its metadata. */
export interface Block {
  readonly header: BlockHeader;
  readonly envelopes: readonly Uint8Array[];
  readonly metadata: readonly Uint8Array[];
}

/** The type of an envelope that changes the configuration. */
export const CONFIG_TYPE = 1;

/** Reads a block: header, content and metadata must be there. */
export function parseBlock(bytes: Uint8Array): Block {
  const { header, data, metadata } = read(messages.BLOCK, bytes, 'BLOCK_FORM', 'block');
  if (header === undefined || data === undefined || metadata === undefined) {
    throw new Broken('BLOCK_FORM', 'header, content and metadata', 'a block without one of them');
  }
  return { header, envelopes: data.data, metadata: metadata.metadata };
}

/** The hash of a header: SHA-256 over number, previous hash and content hash in DER. */
export function headerHash(header: BlockHeader): Uint8Array {
  return hash('SHA-256', headerBytes(header));
}

/** The bytes of a header that are hashed and signed. */
export function headerBytes({ number, previousHash, dataHash }: BlockHeader): Uint8Array {
  return derSequence(derInteger(number), derOctets(previousHash), derOctets(dataHash));
}

/** Requires that the content can be cut into envelopes in one way only, and has the hash that the header names. */
export function requireSound({ header, envelopes }: Block): void {
  if (envelopes.length === 0) {
    throw new Broken('BLOCK_FORM', 'at least one envelope', 'the block has no envelopes');
  }
  if (!isConfiguration(envelopes)) {
    envelopes.forEach(requireOneForm);
  }
  const computed = hash('SHA-256', ...envelopes);
  if (!equal(computed, header.dataHash)) {
    throw new Broken('CONTENT_HASH', hex(computed), `${hex(header.dataHash)} in block ${header.number}`);
  }
}

/** Whether the content is one envelope that changes the configuration. */
export function isConfiguration(envelopes: readonly Uint8Array[]): boolean {
  const [only] = envelopes;
  if (only === undefined || envelopes.length !== 1) {
    return false;
  }
  const envelope = tryRead(messages.ENVELOPE, only);
  const payload = envelope === undefined ? undefined : tryRead(messages.PAYLOAD, envelope.payload);
  const header =
    payload === undefined
      ? undefined
      : tryRead(messages.CHANNEL_HEADER, payload.header?.channelHeader ?? new Uint8Array());
  return header?.type === CONFIG_TYPE;
}

function requireOneForm(raw: Uint8Array, index: number): void {
  const envelope = read(messages.ENVELOPE, raw, 'CONTENT_HASH', `envelope ${index}`);
  if (envelope.payload.length === 0 || envelope.signature.length === 0) {
    throw new Broken('CONTENT_HASH', 'payload and signature', `envelope ${index} without one of them`);
  }
  const again = rewritten(raw, [1, 2]);
  if (again === undefined || compare(again, raw) !== 0) {
    throw new Broken(
      'CONTENT_HASH',
      `${again?.length} bytes`,
      `${raw.length} bytes of another form, envelope ${index}`,
    );
  }
}

/** The signature slot of a block. */
export function signaturesOf(block: Block): Signatures {
  return read(messages.METADATA, block.metadata[0] ?? new Uint8Array(), 'BLOCK_FORM', 'signature slot');
}

/** Number of the block with the configuration in force, as the orderers signed it. */
export function lastConfig(block: Block): bigint {
  const { lastConfig: named } = read(
    messages.ORDERER_METADATA,
    signaturesOf(block).value,
    'BLOCK_FORM',
    'orderer metadata',
  );
  if (named === undefined) {
    throw new Broken('BLOCK_FORM', 'a last configuration', 'orderer metadata names none');
  }
  return named.index;
}

/** What an orderer signs: the orderers' metadata, its own header, the block's header. */
export function signedBytes(value: Uint8Array, ownHeader: Uint8Array, header: BlockHeader): Uint8Array {
  return concat(value, ownHeader, headerBytes(header));
}
