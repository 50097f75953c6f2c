// SPDX-License-Identifier: Apache-2.0
import { hex } from '../../code/bytes';
import { Broken } from '../broken';
import * as messages from '../messages';
import { type Message, read } from '../wire';
import { Certificate } from './certificate';

/** Roles by their numbers in principals. */
export const ROLE = { MEMBER: 0, ADMIN: 1, CLIENT: 2, PEER: 3, ORDERER: 4 } as const;

const MAX_NESTING = 8;

/** Who someone claims to be: a certificate and the organisation that is to vouch for it. */
export class Identity {
  readonly msp: string;
  readonly certificate: Certificate;

  private constructor(msp: string, certificate: Certificate) {
    this.msp = msp;
    this.certificate = certificate;
  }

  static parse(serialized: Uint8Array): Identity {
    const { mspId, idBytes } = read(messages.SERIALIZED_IDENTITY, serialized, 'CREATOR', 'identity');
    if (mspId === '') {
      throw new Broken('CREATOR', 'an MSP id', 'the MSP id is empty');
    }
    return new Identity(mspId, Certificate.ofPem(idBytes));
  }

  equals(other: Identity): boolean {
    return this.msp === other.msp && this.certificate.equals(other.certificate);
  }

  toString(): string {
    return `${this.msp} ${this.certificate}`;
  }
}

/** A principal of a policy. */
export type Principal = Message<typeof messages.PRINCIPAL>;

/** An identity as its organisation judges it. */
export class Member {
  readonly identity: Identity;
  /** Why it is not valid; absent when it is. */
  readonly fault: Broken | undefined;
  private readonly roles: ReadonlySet<number>;
  /** Name of the chain of authorities above it. */
  private readonly certifiers: string | undefined;

  constructor(identity: Identity, roles: ReadonlySet<number>, certifiers: string | undefined, fault?: Broken) {
    this.identity = identity;
    this.roles = roles;
    this.certifiers = certifiers;
    this.fault = fault;
  }

  verifies(message: Uint8Array, signature: Uint8Array): boolean {
    return this.identity.certificate.key.verifies(message, signature);
  }

  satisfies({ classification, principal }: Principal, nesting = 0): boolean {
    switch (classification) {
      case 0:
        return this.hasRole(read(messages.ROLE, principal, 'CONFIGURATION', 'role'));
      case 1:
        return this.isOfUnit(read(messages.ORGANIZATION_UNIT, principal, 'CONFIGURATION', 'organisational unit'));
      case 2:
        return this.isIdentity(principal);
      case 3:
        return read(messages.ANONYMITY, principal, 'CONFIGURATION', 'anonymity').type === 0;
      case 4:
        return this.isAll(read(messages.COMBINED, principal, 'CONFIGURATION', 'combination'), nesting);
      default:
        return false;
    }
  }

  toString(): string {
    return this.identity.toString();
  }

  private hasRole({ mspId, role }: Message<typeof messages.ROLE>): boolean {
    return mspId === this.identity.msp && this.roles.has(role);
  }

  private isOfUnit({ mspId, unit, certifiers }: Message<typeof messages.ORGANIZATION_UNIT>): boolean {
    return (
      mspId === this.identity.msp &&
      this.certifiers === hex(certifiers) &&
      this.identity.certificate.organizationalUnits.includes(unit)
    );
  }

  private isIdentity(serialized: Uint8Array): boolean {
    try {
      return Identity.parse(serialized).equals(this.identity) && this.fault === undefined;
    } catch (broken) {
      if (broken instanceof Broken) {
        return false;
      }
      throw broken;
    }
  }

  private isAll({ principals }: Message<typeof messages.COMBINED>, nesting: number): boolean {
    if (nesting >= MAX_NESTING) {
      throw new Broken('CONFIGURATION', `combinations nested at most ${MAX_NESTING} deep`, 'deeper ones');
    }
    return principals.length > 0 && principals.every((part) => this.satisfies(part, nesting + 1));
  }
}
