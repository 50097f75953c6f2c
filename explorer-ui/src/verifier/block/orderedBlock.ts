// SPDX-License-Identifier: Apache-2.0
import { compare, concat } from '../code/bytes';
import { type Block, isConfiguration, parseBlock, type Signatures, signaturesOf } from '../protocol/block/blocks';
import { Broken, under } from '../protocol/broken';
import { element, write } from '../protocol/wire';

const SLOTS = 5;
const MAX_SIGNATURES = 512;
const LARGEST = 1n << 63n;

/**
 * A block as orderers hand it out: header, content, and their signatures with what these are over. What peers add is left out, as
 * nobody signs it; nobody signs the first block, so that it has no signatures at all. It has one form in bytes, of which each bit is
 * covered by a hash or a signature. Whether these are good is not checked here.
 */
export class OrderedBlock {
  readonly block: Block;
  readonly number: bigint;
  readonly isConfiguration: boolean;

  private constructor(block: Block) {
    this.block = block;
    this.number = block.header.number;
    this.isConfiguration = isConfiguration(block.envelopes);
  }

  /** Reads the one form; any other bytes are refused (`BLOCK_FORM`). */
  static parse(bytes: Uint8Array): OrderedBlock {
    return under('BLOCK_FORM', () => {
      const block = parseBlock(bytes);
      if (block.header.number >= LARGEST) {
        throw new Broken('BLOCK_FORM', 'a number below 2^63', String(block.header.number));
      }
      const form = oneForm(block);
      if (compare(form, bytes) !== 0) {
        throw new Broken(
          'BLOCK_FORM',
          `${form.length} bytes of what is signed`,
          `${bytes.length} bytes of another form`,
        );
      }
      return new OrderedBlock(block);
    });
  }

  toString(): string {
    return `block ${this.number}`;
  }
}

function oneForm(block: Block): Uint8Array {
  const { number, previousHash, dataHash } = block.header;
  const signatures = number === 0n ? new Uint8Array() : signaturesForm(signaturesOf(block));
  const slots = [signatures, ...Array<Uint8Array>(SLOTS - 1).fill(new Uint8Array())];
  return concat(
    element(1, write([1, number], [2, previousHash], [3, dataHash])),
    element(2, concat(...block.envelopes.map((envelope) => element(1, envelope)))),
    element(3, concat(...slots.map((slot) => element(1, slot)))),
  );
}

function signaturesForm({ value, signatures }: Signatures): Uint8Array {
  if (signatures.length > MAX_SIGNATURES) {
    throw new Broken('BLOCK_FORM', `at most ${MAX_SIGNATURES} signatures`, String(signatures.length));
  }
  const forms = signatures.map(({ signatureHeader, signature, identifierHeader }) => {
    // Only one of the two headers is signed; the other could say anything.
    if ((signatureHeader.length === 0) === (identifierHeader.length === 0)) {
      throw new Broken('BLOCK_FORM', "one header: its signer's, or its number", 'none, or both');
    }
    return element(2, write([1, signatureHeader], [2, signature], [3, identifierHeader]));
  });
  return concat(write([1, value]), ...forms);
}
