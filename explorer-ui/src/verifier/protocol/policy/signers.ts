// SPDX-License-Identifier: Apache-2.0
import type { Rule } from '../../verify/catalogue';
import { Broken } from '../broken';
import type { Identity, Member } from '../msp/member';
import type { MspDirectory } from '../msp/mspDirectory';
import type { Policy } from './policy';

/** A signature with what it is said to be of. */
export interface SignedMessage {
  readonly identity: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

/**
 * Who has signed: each identity once, and only those whose signature is good. Whether they are valid in their organisation, the
 * policies ask.
 */
export class Signers {
  /** The distinct signers in the order of their signatures. */
  readonly members: readonly Member[];
  /** Why other signatures do not count, in order. */
  readonly refused: readonly string[];

  constructor(members: readonly Member[], refused: readonly string[]) {
    this.members = members;
    this.refused = refused;
  }

  static of(signatures: readonly SignedMessage[], directory: MspDirectory): Signers {
    const members: Member[] = [];
    const refused: string[] = [];
    const seen: Identity[] = [];
    for (const { identity, message, signature } of signatures) {
      try {
        const member = directory.member(identity);
        if (seen.some((one) => one.equals(member.identity))) {
          refused.push(`a further signature of ${member}`);
        } else if (!member.verifies(message, signature)) {
          refused.push(`signature of ${member} does not verify`);
        } else {
          seen.push(member.identity);
          members.push(member);
        }
      } catch (unknown) {
        if (!(unknown instanceof Broken)) {
          throw unknown;
        }
        refused.push(unknown.given);
      }
    }
    return new Signers(members, refused);
  }

  /** Requires that the signers satisfy the policy. */
  requireSatisfying(policy: Policy, rule: Rule): this {
    if (!policy.isSatisfiedBy(this.members)) {
      throw new Broken(rule, policy.toString(), this.toString());
    }
    return this;
  }

  toString(): string {
    const invalid = this.members
      .flatMap(({ fault }) => fault ?? [])
      .map((fault) => `, of them invalid: ${fault.given}`)
      .join('');
    const others = this.refused.length === 0 ? '' : `, not counted: [${this.refused.join(', ')}]`;
    return `${this.members.length} distinct signers [${this.members.join(', ')}]${invalid}${others}`;
  }
}
