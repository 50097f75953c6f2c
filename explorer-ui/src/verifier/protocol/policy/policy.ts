// SPDX-License-Identifier: Apache-2.0
import { hex } from '../../code/bytes';
import { hash } from '../../crypto/hashSuite';
import { Broken } from '../broken';
import * as messages from '../messages';
import type { Member } from '../msp/member';
import { type Message, read, tryRead } from '../wire';

/** Who must have signed. */
export interface Policy {
  /** Whether these signers, distinct and with good signatures, suffice. */
  isSatisfiedBy(signers: readonly Member[]): boolean;
  toString(): string;
}

/** So many of the policies of the same name one level below ("implicit meta policy"); each sees all signers. */
export class SubPolicies implements Policy {
  private readonly name: string;
  private readonly threshold: number;
  private readonly policies: readonly Policy[];

  constructor(name: string, threshold: number, policies: readonly Policy[]) {
    this.name = name;
    this.threshold = threshold;
    this.policies = policies;
  }

  isSatisfiedBy(signers: readonly Member[]): boolean {
    let satisfied = 0;
    for (const policy of this.policies) {
      if (satisfied >= this.threshold) {
        return true;
      }
      satisfied += policy.isSatisfiedBy(signers) ? 1 : 0;
    }
    return satisfied >= this.threshold;
  }

  toString(): string {
    return `${this.name} (${this.threshold} of [${this.policies.join(', ')}])`;
  }
}

/** A policy that is named but not there; nobody satisfies it. */
export class MissingPolicy implements Policy {
  private readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  isSatisfiedBy(): boolean {
    return false;
  }

  toString(): string {
    return `missing policy ${this.path}`;
  }
}

type Envelope = Message<typeof messages.SIGNATURE_POLICY>;

const ROLE_NAMES = ['member', 'admin', 'client', 'peer', 'orderer'];
const CLASSIFICATIONS = ['role', 'organization_unit', 'identity', 'anonymity', 'combined'];
const EMPTY_RULE: messages.SignatureRule = { signedBy: undefined, nOutOf: undefined };

/**
 * So many out of these principals, nested. Evaluated from left to right as Fabric does: each principal takes the first signer that
 * fits and is not taken yet. A policy that a cleverer assignment would satisfy can therefore fail.
 */
export class SignatureSetPolicy implements Policy {
  private readonly rule: messages.SignatureRule;
  private readonly identities: Envelope['identities'];
  private readonly text: string;

  constructor({ rule, identities }: Envelope) {
    this.rule = rule ?? EMPTY_RULE;
    this.identities = identities;
    this.requireComplete(this.rule);
    this.text = this.describe(this.rule);
  }

  static parse(bytes: Uint8Array): SignatureSetPolicy {
    return new SignatureSetPolicy(read(messages.SIGNATURE_POLICY, bytes, 'CONFIGURATION', 'signature policy'));
  }

  isSatisfiedBy(signers: readonly Member[]): boolean {
    return this.take(this.rule, signers, new Set()) !== undefined;
  }

  toString(): string {
    return this.text;
  }

  /** The signers that are taken afterwards; undefined if the rule is not satisfied. */
  private take(
    { signedBy, nOutOf }: messages.SignatureRule,
    signers: readonly Member[],
    taken: ReadonlySet<number>,
  ): ReadonlySet<number> | undefined {
    if (signedBy !== undefined) {
      const principal = this.identities[signedBy];
      const index = signers.findIndex(
        (signer, one) => principal !== undefined && !taken.has(one) && signer.satisfies(principal),
      );
      return index < 0 ? undefined : new Set([...taken, index]);
    }
    let now = taken;
    let satisfied = 0;
    for (const part of nOutOf?.rules ?? []) {
      const after = this.take(part, signers, now);
      if (after !== undefined) {
        satisfied++;
        now = after;
      }
    }
    return satisfied >= (nOutOf?.n ?? 0) ? now : undefined;
  }

  private requireComplete({ signedBy, nOutOf }: messages.SignatureRule): void {
    if (signedBy !== undefined && (signedBy < 0 || signedBy >= this.identities.length)) {
      throw new Broken('CONFIGURATION', `one of ${this.identities.length} principals`, `principal ${signedBy}`);
    }
    if (signedBy === undefined && nOutOf === undefined) {
      throw new Broken('CONFIGURATION', 'a principal or a number of rules', 'a rule is empty');
    }
    for (const part of nOutOf?.rules ?? []) {
      this.requireComplete(part);
    }
  }

  private describe({ signedBy, nOutOf }: messages.SignatureRule): string {
    if (signedBy !== undefined) {
      return this.principal(signedBy);
    }
    const { n = 0, rules = [] } = nOutOf ?? {};
    const inner = rules.map((part) => this.describe(part)).join(', ');
    if (n === 1 && rules.length > 0) {
      return `OR(${inner})`;
    }
    return n === rules.length && n > 0 ? `AND(${inner})` : `OutOf(${n}, ${inner})`;
  }

  private principal(index: number): string {
    const { classification = 0, principal = new Uint8Array() } = this.identities[index] ?? {};
    const role = classification === 0 ? tryRead(messages.ROLE, principal) : undefined;
    const name = role === undefined ? undefined : ROLE_NAMES[role.role];
    if (role !== undefined && name !== undefined) {
      return `${role.mspId}.${name}`;
    }
    const kind = CLASSIFICATIONS[classification] ?? 'unrecognized';
    return `${kind}:${hex(hash('SHA-256', principal)).slice(0, 8)}`;
  }
}
