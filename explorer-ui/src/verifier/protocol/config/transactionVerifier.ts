// SPDX-License-Identifier: Apache-2.0
import { concat } from '../../code/bytes';
import { Broken } from '../broken';
import type { Member } from '../msp/member';
import { Signers } from '../policy/signers';
import type { EndorserTransaction } from '../transaction/endorserTransaction';
import type { SignedEnvelope } from '../transaction/signedEnvelope';
import type { ChannelConfiguration } from './channelConfiguration';

/** Requires that the creator is a valid member of the channel and signed the payload. */
export function requireCreator(configuration: ChannelConfiguration, envelope: SignedEnvelope): Member {
  const { channelId } = envelope.channelHeader;
  if (channelId !== configuration.channel) {
    throw new Broken('CREATOR', `channel ${configuration.channel}`, channelId);
  }
  const creator = configuration.directory.member(envelope.creator);
  if (creator.fault !== undefined) {
    throw creator.fault.as('CREATOR');
  }
  if (!creator.verifies(envelope.payload, envelope.signature)) {
    throw new Broken('CREATOR', 'a signature of the creator', `signature of ${creator} does not verify`);
  }
  return creator;
}

/** Who endorsed a transaction. */
export function endorsersOf(configuration: ChannelConfiguration, transaction: EndorserTransaction): Signers {
  const signed = transaction.endorsements.map(({ endorser, signature }) => ({
    identity: endorser,
    message: concat(transaction.endorsed, endorser),
    signature,
  }));
  return Signers.of(signed, configuration.directory);
}
