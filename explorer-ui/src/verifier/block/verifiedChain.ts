// SPDX-License-Identifier: Apache-2.0
import { hex } from '../code/bytes';
import { headerHash, lastConfig } from '../protocol/block/blocks';
import { Broken, under } from '../protocol/broken';
import type { ChannelConfiguration } from '../protocol/config/channelConfiguration';
import { beginAt, type Place, takeBlock } from '../protocol/config/configurationInForce';
import { Signers } from '../protocol/policy/signers';
import type { Found } from './finding';
import type { OrderedBlock } from './orderedBlock';

/**
 * A place in a channel's chain that is known to be genuine, and the configuration that decides about the next block. Blocks may be
 * left out where they changed no configuration: each block names the configuration in force, and orderers sign that.
 */
export class VerifiedChain {
  /** Who signed the last block; nobody the first one. */
  readonly orderers: Signers;
  private readonly place: Place;

  private constructor(place: Place, orderers: Signers) {
    this.place = place;
    this.orderers = orderers;
  }

  /** Begins at a channel's first block, whose hash is trusted. */
  static begin(first: OrderedBlock, trusted: Uint8Array, channel: string, found: Found): VerifiedChain {
    const place = under('FIRST_BLOCK', () => beginAt(first.block, trusted));
    found('FIRST_BLOCK', hex(headerHash(first.block.header)), hex(trusted));
    const given = place.configuration.channel;
    if (given !== channel) {
      throw new Broken('FIRST_BLOCK', `channel ${channel}`, `channel ${given}`);
    }
    return new VerifiedChain(place, new Signers([], []));
  }

  /** The configuration in force. */
  get configuration(): ChannelConfiguration {
    return this.place.configuration;
  }

  /** Takes a later block. If it is the next one it must name the hash of this place. */
  take({ block }: OrderedBlock, found: Found): VerifiedChain {
    const { header } = block;
    const direct = header.number === this.place.header.number + 1n;
    const { place, orderers } = takeBlock(this.place, block, direct);
    if (orderers.refused.length > 0) {
      // Fabric counts the good ones; but a signature that may change unseen is one that nobody vouches for.
      const given = `[${orderers.refused.join(', ')}]`;
      throw new Broken('ORDERER_QUORUM', 'good signatures of different orderers only', given);
    }
    const number = `block ${header.number}: `;
    if (direct) {
      const previous = number + hex(header.previousHash);
      found('PREVIOUS_HASH', previous, previous);
    }
    const content = number + hex(header.dataHash);
    found('CONTENT_HASH', content, content);
    found('ORDERER_QUORUM', `${number}${this.configuration.blockValidation}`, orderers.toString());
    found('CONFIGURATION', `block ${place.block}`, `block ${lastConfig(block)}`);
    return new VerifiedChain(place, orderers);
  }
}
