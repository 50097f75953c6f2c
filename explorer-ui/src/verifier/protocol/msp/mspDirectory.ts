// SPDX-License-Identifier: Apache-2.0
import { hex } from '../../code/bytes';
import { Broken } from '../broken';
import { Identity, type Member } from './member';
import type { MspDefinition } from './mspDefinition';

const REMEMBERED = 1_000;

/** The organisations of a channel and their judgement of identities, which is remembered. */
export class MspDirectory {
  private readonly definitions: ReadonlyMap<string, MspDefinition>;
  private readonly judged = new Map<string, Member>();

  constructor(definitions: readonly MspDefinition[]) {
    this.definitions = new Map(definitions.map((definition) => [definition.id, definition]));
  }

  /** Reads and judges an identity; one that its organisation does not accept is returned with its fault. */
  member(serialized: Uint8Array): Member {
    const key = hex(serialized);
    const known = this.judged.get(key);
    if (known !== undefined) {
      return known;
    }
    const identity = Identity.parse(serialized);
    const definition = this.definitions.get(identity.msp);
    if (definition === undefined) {
      throw new Broken('CREATOR', 'an MSP of this channel', `MSP ${identity.msp}`);
    }
    const member = definition.member(identity);
    if (this.judged.size >= REMEMBERED) {
      this.judged.clear();
    }
    this.judged.set(key, member);
    return member;
  }
}
