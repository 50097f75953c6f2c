// SPDX-License-Identifier: Apache-2.0
import { Broken } from '../broken';
import * as messages from '../messages';
import { type Message, read } from '../wire';
import { Certificate } from './certificate';
import { CertificateChains, chainIdentifier, includes } from './certificateChains';
import { type Identity, Member, ROLE } from './member';
import { RevocationList } from './revocationList';

const MAX_AUTHORITIES = 100;

interface Unit {
  readonly name: string;
  /** Name of the chain of authorities that must vouch for it. */
  readonly certifiers: string | undefined;
}

/**
 * What an organisation says of itself in a channel's configuration, and its judgement of identities by the rules of MSP versions
 * 1.4.3 and 3.0.
 */
export class MspDefinition {
  readonly id: string;
  private readonly allowsEd25519: boolean;
  private readonly authorities: CertificateChains;
  private readonly innerNodes: readonly Certificate[];
  private readonly revocationLists: readonly RevocationList[];
  private readonly acceptedUnits: readonly Unit[];
  /** The units of the roles; undefined if identities need none. */
  private readonly nodeUnits: ReadonlyMap<number, Unit> | undefined;
  private readonly admins: readonly Certificate[];

  /** @param allowsEd25519 whether the channel has the capability V3_0 */
  constructor({ type, config }: Message<typeof messages.MSP>, allowsEd25519: boolean) {
    if (type !== 0) {
      throw new Broken('CONFIGURATION', 'MSP type 0 (X.509)', String(type));
    }
    const definition = read(messages.FABRIC_MSP, config, 'CONFIGURATION', 'MSP configuration');
    if (definition.name === '') {
      throw new Broken('CREATOR', 'an MSP id', 'the MSP id is empty');
    }
    requireUsualHashes(definition);
    this.id = definition.name;
    this.allowsEd25519 = allowsEd25519;
    this.authorities = chains(definition.rootCerts, definition.intermediateCerts);
    this.authorities.requireConsistent();
    this.innerNodes = this.authorities.innerNodes();
    this.revocationLists = definition.revocationLists.map((list) => RevocationList.of(list));
    for (const intermediate of this.authorities.intermediates) {
      this.requireNotRevoked(intermediate, this.authorities.only(intermediate));
    }
    const tls = chains(definition.tlsRootCerts, definition.tlsIntermediateCerts);
    if (tls.roots.length > 0) {
      tls.requireConsistent();
    }
    this.acceptedUnits = definition.units.map(({ name, certificate }) => ({
      name,
      certifiers: this.certifiers(certificate),
    }));
    this.nodeUnits = this.unitsOf(definition.nodeUnits);
    this.admins = definition.admins.map((pem) => Certificate.ofPem(pem));
    this.requireAdmins();
  }

  /** The organisation's judgement of an identity. */
  member(identity: Identity): Member {
    const { certificate } = identity;
    const isAdmin = includes(this.admins, certificate);
    try {
      const certifiers = this.requireValid(certificate);
      return new Member(identity, this.roles(certificate, isAdmin), certifiers);
    } catch (fault) {
      if (fault instanceof Broken) {
        return new Member(identity, new Set(isAdmin ? [ROLE.ADMIN] : []), undefined, fault);
      }
      throw fault;
    }
  }

  private requireValid(certificate: Certificate): string {
    if (certificate.key.isEd25519 && !this.allowsEd25519) {
      throw new Broken('CREATOR', 'a key that the channel allows', 'Ed25519 needs the channel capability V3_0');
    }
    if (certificate.pathLength !== undefined) {
      throw new Broken('CREATOR', 'an identity', `${certificate} is an authority`);
    }
    const chain = this.authorities.only(certificate);
    const issuer = chain[1];
    if (issuer === undefined) {
      throw new Broken('CREATOR', 'an identity', `${certificate} is itself a root`);
    }
    if (includes(this.innerNodes, issuer)) {
      throw new Broken('CREATOR', 'an issuer of identities', `${issuer} issues authorities`);
    }
    this.requireNotRevoked(certificate, chain);
    const certifiers = chainIdentifier(chain.slice(1));
    this.requireAcceptedUnit(certificate, certifiers);
    this.requireOneRole(certificate, certifiers);
    return certifiers;
  }

  private roles({ organizationalUnits }: Certificate, isAdmin: boolean): ReadonlySet<number> {
    const roles = new Set<number>([ROLE.MEMBER]);
    for (const [role, { name }] of this.nodeUnits ?? []) {
      if (organizationalUnits.includes(name)) {
        roles.add(role);
      }
    }
    return isAdmin ? roles.add(ROLE.ADMIN) : roles;
  }

  private requireNotRevoked(certificate: Certificate, chain: readonly Certificate[]): void {
    const issuer = chain[1];
    if (issuer !== undefined && this.revocationLists.some((list) => list.revokes(certificate, issuer))) {
      throw new Broken('CREATOR', 'a certificate that is not revoked', `${certificate} is revoked`);
    }
  }

  private requireAcceptedUnit({ organizationalUnits }: Certificate, certifiers: string): void {
    const accepted = this.acceptedUnits.some(
      (unit) => unit.certifiers === certifiers && organizationalUnits.includes(unit.name),
    );
    if (this.acceptedUnits.length > 0 && !accepted) {
      throw new Broken('CREATOR', `a unit that ${this.id} accepts`, organizationalUnits.join(', '));
    }
  }

  private requireOneRole({ organizationalUnits }: Certificate, certifiers: string): void {
    if (this.nodeUnits === undefined) {
      return;
    }
    let roles = 0;
    for (const name of organizationalUnits) {
      const unit = [...this.nodeUnits.values()].find((one) => one.name === name);
      if (unit?.certifiers !== undefined && unit.certifiers !== certifiers) {
        throw new Broken('CREATOR', `unit "${name}" from authorities ${unit.certifiers}`, certifiers);
      }
      roles += unit === undefined ? 0 : 1;
    }
    if (roles !== 1) {
      const given = `${roles} in ${organizationalUnits.join(', ')}`;
      throw new Broken('CREATOR', 'exactly 1 unit among client, peer, admin and orderer', given);
    }
  }

  private requireAdmins(): void {
    const unitNames = [ROLE.CLIENT, ROLE.ADMIN].map((role) => this.nodeUnits?.get(role)?.name);
    if (this.admins.length === 0 && this.nodeUnits?.get(ROLE.ADMIN) === undefined) {
      throw new Broken('CONFIGURATION', 'administrators or a unit for them', `${this.id} has neither`);
    }
    for (const admin of this.admins) {
      if (this.nodeUnits === undefined) {
        this.requireValid(admin);
      } else if (!admin.organizationalUnits.some((unit) => unitNames.includes(unit))) {
        throw new Broken('CONFIGURATION', 'the client or the admin unit', `administrator ${admin} has neither`);
      }
    }
  }

  private unitsOf(config: Message<typeof messages.NODE_UNITS> | undefined): ReadonlyMap<number, Unit> | undefined {
    if (config === undefined) {
      return undefined;
    }
    const named: [number, Message<typeof messages.UNIT> | undefined][] = [
      [ROLE.CLIENT, config.client],
      [ROLE.PEER, config.peer],
      [ROLE.ADMIN, config.admin],
      [ROLE.ORDERER, config.orderer],
    ];
    const units = new Map<number, Unit>();
    for (const [role, unit] of named) {
      if (unit !== undefined) {
        const certifiers = unit.certificate.length === 0 ? undefined : this.certifiers(unit.certificate);
        units.set(role, { name: unit.name, certifiers });
      }
    }
    return config.enable && units.size > 0 ? units : undefined;
  }

  private certifiers(pem: Uint8Array): string {
    const authority = Certificate.ofPem(pem);
    const root = includes(this.authorities.roots, authority);
    if (!root && !includes(this.authorities.intermediates, authority)) {
      throw new Broken('CONFIGURATION', `an authority of ${this.id}`, `${authority} of a unit`);
    }
    if (!root && includes(this.innerNodes, authority)) {
      throw new Broken('CONFIGURATION', 'an issuer of identities', `${authority} of a unit issues authorities only`);
    }
    return chainIdentifier(this.authorities.only(authority));
  }
}

function requireUsualHashes({ cryptoConfig }: Message<typeof messages.FABRIC_MSP>): void {
  const family = cryptoConfig?.hashFamily ?? '';
  const identifier = cryptoConfig?.identifierHash ?? '';
  if (!['', 'SHA2'].includes(family) || !['', 'SHA256'].includes(identifier)) {
    throw new Broken('CONFIGURATION', 'hashes SHA2 and SHA256', `${family} and ${identifier}`);
  }
}

function chains(roots: readonly Uint8Array[], intermediates: readonly Uint8Array[]): CertificateChains {
  const count = roots.length + intermediates.length;
  if (count > MAX_AUTHORITIES) {
    throw new Broken('CONFIGURATION', `at most ${MAX_AUTHORITIES} authorities`, String(count));
  }
  return new CertificateChains(
    roots.map((pem) => Certificate.ofPem(pem)),
    intermediates.map((pem) => Certificate.ofPem(pem)),
  );
}
