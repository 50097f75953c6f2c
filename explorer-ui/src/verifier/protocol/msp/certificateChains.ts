// SPDX-License-Identifier: Apache-2.0
import { hex } from '../../code/bytes';
import { type Instant, SECOND } from '../../code/instants';
import { hash } from '../../crypto/hashSuite';
import { Broken } from '../broken';
import type { Certificate } from './certificate';

const MAX_LENGTH = 10;
const MAX_SIGNATURE_CHECKS = 100;

/** A chain from a certificate to a root. */
export type Chain = readonly Certificate[];

/**
 * The authorities of an organisation and the chains that lead from a certificate to one of its roots. All certificates of a chain
 * must be valid one second after the lowest one begins; today's date plays no part, as in Fabric.
 */
export class CertificateChains {
  readonly roots: readonly Certificate[];
  readonly intermediates: readonly Certificate[];

  constructor(roots: readonly Certificate[], intermediates: readonly Certificate[]) {
    this.roots = roots;
    this.intermediates = intermediates;
  }

  /** Requires roots, and that every authority is one and has exactly one chain. */
  requireConsistent(): void {
    if (this.roots.length === 0) {
      throw new Broken('CONFIGURATION', 'a root certificate', 'there is none');
    }
    for (const authority of [...this.roots, ...this.intermediates]) {
      if (authority.pathLength === undefined || authority.subjectKeyIdentifier === undefined) {
        throw new Broken('CONFIGURATION', 'authorities with key identifiers', `${authority} is none`);
      }
      this.only(authority);
    }
  }

  /** Authorities that issue authorities. */
  innerNodes(): readonly Certificate[] {
    return this.intermediates.flatMap((intermediate) => this.only(intermediate).slice(1));
  }

  /** The one chain of a certificate. */
  only(certificate: Certificate): Chain {
    if (includes(this.roots, certificate)) {
      return [certificate];
    }
    const search = new Search(this, certificate.notBefore + SECOND);
    search.extend([certificate]);
    const [chain] = search.found;
    if (chain === undefined || search.found.length !== 1) {
      const obstacles = [...search.obstacles].join('; ');
      const given = `${certificate} has ${search.found.length} chains to a root of its MSP: ${obstacles}`;
      throw new Broken('CREATOR', 'exactly 1 chain to a root', given);
    }
    return chain;
  }
}

/** Whether a certificate is among others. */
export function includes(certificates: readonly Certificate[], one: Certificate): boolean {
  return certificates.some((other) => other.equals(one));
}

/** Names a chain of authorities: SHA-256 over their bytes. */
export function chainIdentifier(authorities: Chain): string {
  return hex(hash('SHA-256', ...authorities.map(({ der }) => der)));
}

class Search {
  readonly found: Chain[] = [];
  readonly obstacles = new Set<string>();
  private readonly authorities: CertificateChains;
  private readonly time: Instant;
  private signatureChecks = 0;

  constructor(authorities: CertificateChains, time: Instant) {
    this.authorities = authorities;
    this.time = time;
  }

  extend(chain: Chain): void {
    const last = chain.at(-1);
    if (last === undefined || !this.isUsable(last) || chain.length >= MAX_LENGTH) {
      return;
    }
    for (const root of this.authorities.roots) {
      const whole = [...chain, root];
      if (this.issues(root, chain) && this.isUsable(root) && whole.every((one) => this.hasGeneralPurpose(one))) {
        this.found.push(whole);
      }
    }
    for (const intermediate of this.authorities.intermediates) {
      if (this.issues(intermediate, chain)) {
        this.extend([...chain, intermediate]);
      }
    }
  }

  private issues(authority: Certificate, chain: Chain): boolean {
    const last = chain.at(-1) as Certificate;
    if (!last.namesAsIssuer(authority) || includes(chain, authority)) {
      return false;
    }
    const { pathLength, maySignCertificates } = authority;
    if (pathLength === undefined || pathLength < chain.length - 1 || !maySignCertificates) {
      this.obstacles.add(`${authority} may not issue ${last}`);
      return false;
    }
    this.signatureChecks++;
    if (this.signatureChecks > MAX_SIGNATURE_CHECKS) {
      throw new Broken('CREATOR', `at most ${MAX_SIGNATURE_CHECKS} signature checks for one chain`, 'more');
    }
    if (!last.isSignedBy(authority)) {
      this.obstacles.add(`${last} is not signed by ${authority}`);
      return false;
    }
    return true;
  }

  private isUsable(certificate: Certificate): boolean {
    if (this.time < certificate.notBefore || this.time > certificate.notAfter) {
      this.obstacles.add(`${certificate} is not valid one second after the lowest one begins`);
      return false;
    }
    if (certificate.isBeyondUnderstanding) {
      this.obstacles.add(`${certificate} has extensions that are not understood`);
      return false;
    }
    return true;
  }

  private hasGeneralPurpose(certificate: Certificate): boolean {
    if (!certificate.isOfGeneralPurpose) {
      this.obstacles.add(`${certificate} is for other purposes only`);
    }
    return certificate.isOfGeneralPurpose;
  }
}
