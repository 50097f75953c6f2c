// SPDX-License-Identifier: Apache-2.0
import { equal, hex } from '../../code/bytes';
import { type Block, type BlockHeader, headerHash, isConfiguration, lastConfig, requireSound } from '../block/blocks';
import { Broken } from '../broken';
import type { Signers } from '../policy/signers';
import { requireOrderers } from './blockVerifier';
import { ChannelConfiguration } from './channelConfiguration';

/** A place in the chain and the configuration that decides about the next block. */
export interface Place {
  /** In force after the header. */
  readonly configuration: ChannelConfiguration;
  /** Number of the block that brought it. */
  readonly block: bigint;
  /** The last block's header. */
  readonly header: BlockHeader;
}

/** Begins at a channel's first block, which nobody signs: its hash must come from elsewhere. */
export function beginAt(genesis: Block, trusted: Uint8Array): Place {
  const { header } = genesis;
  if (header.number !== 0n || header.previousHash.length !== 0) {
    throw new Broken(
      'FIRST_BLOCK',
      'block 0 without predecessor',
      `block ${header.number} after ${hex(header.previousHash)}`,
    );
  }
  const computed = headerHash(header);
  if (!equal(computed, trusted)) {
    throw new Broken('FIRST_BLOCK', hex(computed), `${hex(trusted)} as the trusted first block`);
  }
  requireSound(genesis);
  return { configuration: ChannelConfiguration.read(genesis.envelopes), block: 0n, header };
}

/**
 * Takes a later block: it is sound, is signed by enough orderers, and names the configuration in force.
 *
 * @param direct whether it is the next one, which must name the hash of this place
 */
export function takeBlock(place: Place, block: Block, direct: boolean): { place: Place; orderers: Signers } {
  if (direct) {
    requireFollows(place.header, block.header);
  } else if (block.header.number <= place.header.number) {
    throw new Broken('BLOCK_NUMBER', `a number above ${place.header.number}`, String(block.header.number));
  }
  requireSound(block);
  const orderers = requireOrderers(place.configuration, block);
  return { place: placeAfter(place, block), orderers };
}

function requireFollows(previous: BlockHeader, header: BlockHeader): void {
  if (header.number !== previous.number + 1n) {
    throw new Broken('BLOCK_NUMBER', String(previous.number + 1n), String(header.number));
  }
  const computed = headerHash(previous);
  if (!equal(computed, header.previousHash)) {
    throw new Broken('PREVIOUS_HASH', hex(computed), `${hex(header.previousHash)} in block ${header.number}`);
  }
}

function placeAfter({ configuration, block: before }: Place, next: Block): Place {
  const changes = isConfiguration(next.envelopes);
  const inForce = changes ? next.header.number : before;
  const named = lastConfig(next);
  if (named !== inForce) {
    throw new Broken('CONFIGURATION', String(inForce), String(named));
  }
  if (!changes) {
    return { configuration, block: before, header: next.header };
  }
  const changed = ChannelConfiguration.read(next.envelopes);
  if (changed.channel !== configuration.channel) {
    throw new Broken('CONFIGURATION', `channel ${configuration.channel}`, changed.channel);
  }
  if (changed.sequence !== configuration.sequence + 1n) {
    throw new Broken('CONFIGURATION', `sequence ${configuration.sequence + 1n}`, String(changed.sequence));
  }
  return { configuration: changed, block: inForce, header: next.header };
}
