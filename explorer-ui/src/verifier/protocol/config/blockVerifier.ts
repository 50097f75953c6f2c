// SPDX-License-Identifier: Apache-2.0

import { concat, utf8 } from '../../code/bytes';
import { type Block, signaturesOf, signedBytes } from '../block/blocks';
import * as messages from '../messages';
import { type SignedMessage, Signers } from '../policy/signers';
import { element, read, write } from '../wire';
import type { ChannelConfiguration, Consenter } from './channelConfiguration';

/**
 * Requires that the orderers that signed satisfy the block validation policy.
 *
 * @param configuration the configuration in force before the block; a configuration block is not checked by its own
 */
export function requireOrderers(configuration: ChannelConfiguration, block: Block): Signers {
  const { value, signatures } = signaturesOf(block);
  const messagesSigned: SignedMessage[] = [];
  const strangers: string[] = [];
  for (const { signatureHeader, signature, identifierHeader } of signatures) {
    const byNumber = signatureHeader.length === 0 && identifierHeader.length > 0;
    const message = signedBytes(value, byNumber ? identifierHeader : signatureHeader, block.header);
    if (configuration.isByzantineFaultTolerant && byNumber) {
      const { identifier } = read(messages.IDENTIFIER_HEADER, identifierHeader, 'BLOCK_FORM', 'identifier header');
      const consenter = configuration.consenter(identifier);
      if (consenter === undefined) {
        strangers.push(`there is no consenter ${identifier >>> 0}`);
      } else {
        messagesSigned.push({ identity: serialized(consenter), message, signature });
      }
    } else {
      const { creator } = read(messages.SIGNATURE_HEADER, signatureHeader, 'BLOCK_FORM', 'signature header');
      messagesSigned.push({ identity: creator, message, signature });
    }
  }
  const { members, refused } = Signers.of(messagesSigned, configuration.directory);
  return new Signers(members, [...refused, ...strangers]).requireSatisfying(
    configuration.blockValidation,
    'ORDERER_QUORUM',
  );
}

function serialized({ mspId, identity }: Consenter): Uint8Array {
  return concat(mspId === '' ? new Uint8Array() : element(1, utf8(mspId)), write([2, identity]));
}
