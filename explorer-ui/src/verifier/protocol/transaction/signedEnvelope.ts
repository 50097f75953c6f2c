// SPDX-License-Identifier: Apache-2.0
import { hex } from '../../code/bytes';
import { type Instant, SECOND } from '../../code/instants';
import { hash } from '../../crypto/hashSuite';
import { Broken } from '../broken';
import * as messages from '../messages';
import { type Message, read } from '../wire';

/** Kinds of envelopes that may be ordered. */
export const HEADER_TYPE = { CONFIG: 1, CONFIG_UPDATE: 2, ENDORSER_TRANSACTION: 3 } as const;

/** An envelope with its headers read; whether its signature is good is not checked here. */
export interface SignedEnvelope {
  /** The bytes that are signed. */
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
  /** What the payload carries. */
  readonly data: Uint8Array;
  /** The channel header as it stands, which proposals are hashed with. */
  readonly channelHeaderBytes: Uint8Array;
  readonly channelHeader: Message<typeof messages.CHANNEL_HEADER>;
  readonly creator: Uint8Array;
  readonly nonce: Uint8Array;
}

/** Reads an envelope. */
export function signedEnvelope(bytes: Uint8Array): SignedEnvelope {
  const envelope = read(messages.ENVELOPE, bytes, 'TRANSACTION_FORM', 'envelope');
  const { header, data } = read(messages.PAYLOAD, envelope.payload, 'TRANSACTION_FORM', 'payload');
  if (header === undefined) {
    throw new Broken('TRANSACTION_FORM', 'a header', 'the payload has no header');
  }
  const channelHeader = read(messages.CHANNEL_HEADER, header.channelHeader, 'TRANSACTION_FORM', 'channel header');
  const { creator, nonce } = read(
    messages.SIGNATURE_HEADER,
    header.signatureHeader,
    'TRANSACTION_FORM',
    'signature header',
  );
  const { payload, signature } = envelope;
  return { payload, signature, data, channelHeaderBytes: header.channelHeader, channelHeader, creator, nonce };
}

/** Requires what a peer requires of every envelope but the first: a kind that may be ordered, epoch 0, a nonce and a creator. */
export function requireCommonHeader({ channelHeader, creator, nonce }: SignedEnvelope): void {
  const { type, epoch } = channelHeader;
  if (!Object.values(HEADER_TYPE).some((known) => known === type)) {
    throw new Broken('TRANSACTION_FORM', 'a kind that may be ordered', `header type ${type}`);
  }
  if (epoch !== 0n) {
    throw new Broken('TRANSACTION_FORM', 'epoch 0', String(epoch));
  }
  if (nonce.length === 0 || creator.length === 0) {
    throw new Broken('TRANSACTION_FORM', 'nonce and creator', 'one of them is empty');
  }
}

/** Requires that the transaction id is that of nonce and creator. */
export function requireTransactionId({ channelHeader, creator, nonce }: SignedEnvelope): string {
  const computed = hex(hash('SHA-256', nonce, creator));
  if (computed !== channelHeader.txId) {
    throw new Broken('TRANSACTION_ID', computed, `"${channelHeader.txId}"`);
  }
  return computed;
}

/** The time that the creator claims. */
export function timestampOf({ channelHeader }: SignedEnvelope): Instant {
  const { seconds = 0n, nanos = 0 } = channelHeader.timestamp ?? {};
  return seconds * SECOND + BigInt(nanos);
}
