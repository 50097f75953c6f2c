// SPDX-License-Identifier: Apache-2.0
import { fromBase64 } from '../code/base64';
import { Refusal } from '../error/refusal';
import type { JsonObject } from '../json/values';
import { hashOfBase64 } from '../merkle/hash';
import { headerHash } from '../protocol/block/blocks';
import { Broken } from '../protocol/broken';
import { OrderedBlock } from './orderedBlock';

const MAX_BLOCKS = 1_024;
const MAX_FOLLOWING = 10_000;

/** What a bundle of the full grade carries of the ledger. Nothing is verified here. */
export interface LedgerEvidence {
  /** The channel's first block. */
  readonly first: OrderedBlock;
  /** By number: every change of the configuration, every definition of the records chaincode, and last the record's block. */
  readonly later: readonly OrderedBlock[];
  /** The block of the record. */
  readonly recorded: OrderedBlock;
  /** Number of the last block that is reached. */
  readonly reached: bigint;
  /** Content hashes of the blocks behind the record's, up to the checkpoint's. */
  readonly following: readonly Uint8Array[];
}

/** Reads the JSON form: blocks and hashes in base64, each in its one form. */
export function ledgerEvidence(json: JsonObject): LedgerEvidence {
  json.requireOnly('blocks', 'following');
  const blocks = json
    .array('blocks')
    .strings()
    .map((text) => block(json.place('blocks'), text));
  const following = json
    .array('following')
    .strings()
    .map((text) => hashOfBase64(text, json.place('following')));
  if (blocks.length > MAX_BLOCKS || following.length > MAX_FOLLOWING) {
    const met = `${blocks.length} blocks with ${following.length} behind them`;
    throw new Refusal('TOO_LARGE', `${met}, at most are ${MAX_BLOCKS} and ${MAX_FOLLOWING}`);
  }
  const [first, ...later] = blocks;
  const recorded = later.at(-1);
  if (first === undefined || recorded === undefined || first.number !== 0n) {
    throw new Refusal('SCHEMA_INVALID', "blocks must begin with block 0 and end with the record's");
  }
  blocks.forEach((one, index) => {
    const before = blocks[index - 1];
    if (before !== undefined && before.number >= one.number) {
      throw new Refusal('SCHEMA_INVALID', `blocks[${index}] is not behind the one before it`);
    }
  });
  return { first, later, recorded, reached: recorded.number + BigInt(following.length), following };
}

/** Hash of the last block that is reached, computed from the record's block on. */
export function reachedHash({ recorded, following }: LedgerEvidence): Uint8Array {
  let { header } = recorded.block;
  for (const dataHash of following) {
    header = { number: header.number + 1n, previousHash: headerHash(header), dataHash };
  }
  return headerHash(header);
}

function block(place: string, base64: string): OrderedBlock {
  const bytes = fromBase64(base64);
  if (bytes === undefined) {
    throw new Refusal('SCHEMA_INVALID', `${place}: not the one base64 form`);
  }
  try {
    return OrderedBlock.parse(bytes);
  } catch (broken) {
    if (broken instanceof Broken) {
      throw new Refusal('SCHEMA_INVALID', `${place}: ${broken.message}`);
    }
    throw broken;
  }
}
