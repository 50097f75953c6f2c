// SPDX-License-Identifier: Apache-2.0
import { MAX_BYTES as MAX_ANSWER_BYTES } from '../answer/indexAnswer';
import { MAX_BYTES as MAX_BUNDLE_BYTES } from '../bundle/evidenceBundle';
import { equal } from '../code/bytes';
import type { AnswerVerifier } from '../verify/answerVerifier';
import type { Verdict } from '../verify/catalogue';
import type { EvidenceVerifier } from '../verify/evidenceVerifier';
import { failureOf, type VerificationReport } from '../verify/report';
import type { StoredMember } from './containerHeaders';
import { custodyTable, custodyTableBytes, type FileCustody, isProven } from './custodyTable';
import { Examination, ExaminedAnswer, ExaminedBundle } from './examined';
import { MemberSum, type Sum } from './memberSum';
import type { PreChain } from './packageCatalogue';
import type { PackageFile } from './packageFile';
import type { PackageManifest, PackageMember } from './packageManifest';
import { type PackageFinding, PackageRefused } from './packageRefused';
import type { PackagedAnswer, PackagedBundle, PackageReport } from './packageReport';
import { type AnswerRole, type PackageRole, WEIGHTS } from './packageRole';
import { platformProof, platformStatement } from './platformProof';
import { provenanceSheet, provenanceSheetBytes } from './provenanceSheet';
import { timeStatement } from './timeStatement';

/** The most bytes of all bundles and answers together. */
const MAX_PROOF_BYTES = 256 << 20;

const MAX_DERIVED_BYTES = 8 << 20;

const BY_GRAVITY: readonly Verdict[] = ['MATCHES', 'CANNOT_TELL', 'NOT_RECORDED', 'DIFFERS', 'PROOF_INVALID'];

/** What bundles and answers are verified by. */
export interface Verifiers {
  readonly bundles: EvidenceVerifier;
  readonly answers: AnswerVerifier;
}

/** One verification of one package. */
export class PackageVerification {
  private readonly file: PackageFile;
  private readonly manifest: PackageManifest;
  private readonly verifiers: Verifiers;
  private readonly progress: (bytes: number) => void;
  private readonly findings: PackageFinding[] = [];
  private readonly sums = new Map<string, Sum>();
  private readonly damaged = new Set<string>();
  private verdict: Verdict = 'MATCHES';
  private custodyBroken = false;

  /** @param progress is told how many bytes of members were summed up */
  constructor(file: PackageFile, manifest: PackageManifest, verifiers: Verifiers, progress: (bytes: number) => void) {
    this.file = file;
    this.manifest = manifest;
    this.verifiers = verifiers;
    this.progress = progress;
  }

  /** @throws PackageRefused if a bundle or an answer is larger than any may be */
  async report(): Promise<PackageReport> {
    this.requireListed();
    await this.sumUp();
    const examined = await this.examine();
    this.requireProofs(examined);
    this.requireOriginals(examined);
    const custody = custodyTable(examined);
    const provenance = provenanceSheet(examined, custody);
    await this.requireDerived('CUSTODY_TABLE', custodyTableBytes(custody));
    await this.requireDerived('PROVENANCE_SHEET', provenanceSheetBytes(provenance));
    const { verdict, findings, manifest } = this;
    const stated = verdict === 'MATCHES';
    return {
      verdict,
      preChain: stated ? this.preChain(custody) : 'NOT_STATED',
      platform: stated ? platformStatement(platformProof(examined)) : 'NOT_STATED',
      time: stated ? timeStatement(examined.bundles) : 'NOT_STATED',
      findings,
      withheld: manifest.withheld,
      bundles: examined.bundles.map(packagedBundle),
      answers: examined.answers.map(packagedAnswer),
      custody,
      provenance,
    };
  }

  private preChain(custody: readonly FileCustody[]): PreChain {
    if (custody.length === 0) {
      return 'NOT_STATED';
    }
    return !this.custodyBroken && custody.every(isProven) ? 'PROVEN' : 'UNPROVEN';
  }

  /** The members that the manifest names and that are there. */
  private present(): { readonly member: PackageMember; readonly stored: StoredMember }[] {
    return this.manifest.members.flatMap((member) => {
      const stored = this.file.find(member.name);
      return stored === undefined ? [] : [{ member, stored }];
    });
  }

  /** What is there must be named, in order; what is named and not there is noted by its weight. */
  private requireListed(): void {
    const there = this.file.members.slice(1).map(({ name }) => name);
    const present = new Set(there);
    const expected: string[] = [];
    for (const member of this.manifest.members) {
      if (present.has(member.name)) {
        expected.push(member.name);
      } else {
        this.missing(member);
      }
    }
    const isSame = expected.length === there.length && expected.every((name, index) => name === there[index]);
    if (!isSame) {
      this.broken('PROOF_INVALID', { rule: 'LISTED', demanded: list(expected), given: list(there) });
    }
  }

  private missing({ name, role }: PackageMember): void {
    const finding: PackageFinding = { rule: 'PRESENT', demanded: name, given: 'no such member' };
    switch (WEIGHTS[role]) {
      case 'PROOF':
      case 'CONTENT':
        this.broken('CANNOT_TELL', finding);
        return;
      case 'CUSTODY':
        this.custodyBroken = true;
        this.findings.push(finding);
        return;
      case 'PLATFORM':
      case 'DERIVED':
      case 'PRESENTATION':
        this.findings.push(finding);
    }
  }

  private async sumUp(): Promise<void> {
    let done = 0;
    for (const { member, stored } of this.present()) {
      const summing = new MemberSum();
      for await (const piece of this.file.pieces(stored)) {
        summing.update(piece);
        done += piece.length;
        this.progress(done);
      }
      const sum = summing.finish();
      this.sums.set(member.name, sum);
      const { size, digests } = member;
      const isIntact =
        sum.crc === stored.crc &&
        sum.size === size &&
        sum.digests.sha256 === digests.sha256 &&
        sum.digests.sm3 === digests.sm3;
      if (!isIntact) {
        this.damaged.add(member.name);
        this.changed(member, sum);
      }
    }
  }

  private changed({ name, role, size, digests }: PackageMember, sum: Sum): void {
    const finding: PackageFinding = {
      rule: 'INTACT',
      demanded: `${name} of ${size} bytes, SHA-256:${digests.sha256}`,
      given: `${sum.size} bytes, SHA-256:${sum.digests.sha256}`,
    };
    switch (WEIGHTS[role]) {
      case 'PROOF':
      case 'DERIVED':
      case 'PRESENTATION':
        this.broken('PROOF_INVALID', finding);
        return;
      case 'CONTENT':
      case 'PLATFORM':
        this.findings.push(finding);
        return;
      case 'CUSTODY':
        this.custodyBroken = true;
        this.findings.push(finding);
    }
  }

  private async examine(): Promise<Examination> {
    const bundles: ExaminedBundle[] = [];
    const answers: ExaminedAnswer[] = [];
    let left = MAX_PROOF_BYTES;
    for (const { member, stored } of this.present()) {
      switch (member.role) {
        case 'BUNDLE':
          left = bounded(stored, MAX_BUNDLE_BYTES, left);
          bundles.push(this.bundle(member.name, await this.file.content(stored)));
          break;
        case 'COMPLETENESS':
        case 'CUSTODY':
        case 'PLATFORM':
          left = bounded(stored, MAX_ANSWER_BYTES, left);
          answers.push(this.answer(member.name, member.role, await this.file.content(stored)));
          break;
        case 'ORIGINAL':
        case 'PROVENANCE_SHEET':
        case 'CUSTODY_TABLE':
        case 'CERTIFICATE':
        case 'VERIFIER':
        case 'README':
      }
    }
    return new Examination(bundles, answers);
  }

  private bundle(name: string, bytes: Uint8Array): ExaminedBundle {
    const verifier = this.verifiers.bundles;
    const alone = ExaminedBundle.of(name, bytes, verifier);
    const original = alone.registration === undefined ? undefined : this.originalOf(alone.record);
    const content = original === undefined ? undefined : this.sums.get(original);
    let examined = alone;
    if (original !== undefined && content !== undefined) {
      examined = ExaminedBundle.of(name, bytes, verifier, { name: original, content });
      if (examined.report.verdict === 'MATCHES' && this.damaged.has(original)) {
        this.worsen('PROOF_INVALID');
      }
    }
    this.worsen(examined.report.verdict);
    return examined;
  }

  /** The name of the original that belongs to this record. */
  private originalOf(record: string | undefined): string | undefined {
    return record === undefined ? undefined : this.manifest.members.find((member) => member.record === record)?.name;
  }

  private answer(name: string, role: AnswerRole, bytes: Uint8Array): ExaminedAnswer {
    const answer = new ExaminedAnswer(name, role, bytes, this.verifiers.answers);
    if (!answer.isSound) {
      this.unsound(answer);
    }
    return answer;
  }

  private unsound({ name, role, report }: ExaminedAnswer): void {
    switch (role) {
      case 'CUSTODY':
        this.custodyBroken = true;
        return;
      case 'PLATFORM':
        return;
      case 'COMPLETENESS':
        this.incomplete(name, report);
    }
  }

  /** Without a failure it proves something, but not that these are all: its checkpoint is degraded, or it is a part. */
  private incomplete(name: string, report: VerificationReport): void {
    if (failureOf(report) !== undefined) {
      this.worsen(report.verdict);
    } else {
      const demanded = 'all records, under a checkpoint with a quorum';
      const given = `a part, or a degraded checkpoint, in ${name}`;
      this.broken('CANNOT_TELL', { rule: 'COMPLETE', demanded, given });
    }
  }

  private requireProofs({ bundles }: Examination): void {
    if (bundles.length === 0) {
      this.broken('CANNOT_TELL', { rule: 'PROOFS', demanded: 'a bundle', given: 'none' });
    }
    for (const { name, report, isSound } of bundles) {
      if (report.verdict === 'MATCHES' && !isSound) {
        const given = `${name} under a degraded checkpoint`;
        this.broken('CANNOT_TELL', { rule: 'QUORUM', demanded: 'a quorum', given });
      }
    }
  }

  private requireOriginals({ bundles }: Examination): void {
    const registering = new Set(
      bundles.flatMap(({ record, registration }) => (registration === undefined ? [] : (record ?? []))),
    );
    const accounted = new Set(this.manifest.withheld.map(({ record }) => record));
    for (const { record } of this.manifest.members) {
      if (record !== undefined) {
        accounted.add(record);
      }
    }
    for (const record of accounted) {
      if (!registering.has(record) && this.verdict === 'MATCHES') {
        const demanded = `a bundle that registers the file of record ${record}`;
        this.broken('PROOF_INVALID', { rule: 'ORIGINAL', demanded, given: 'none' });
      }
    }
    for (const record of registering) {
      if (!accounted.has(record)) {
        const demanded = `the original of record ${record} or why it is left out`;
        this.broken('CANNOT_TELL', { rule: 'ORIGINAL_ACCOUNTED', demanded, given: 'neither' });
      }
    }
  }

  private async requireDerived(role: PackageRole, follows: Uint8Array): Promise<void> {
    for (const { member, stored } of this.present()) {
      if (member.role !== role || this.verdict !== 'MATCHES') {
        continue;
      }
      const isSame =
        stored.size === follows.length &&
        follows.length <= MAX_DERIVED_BYTES &&
        equal(follows, await this.file.content(stored));
      if (!isSame) {
        const demanded = 'what the proofs in this package give';
        this.broken('PROOF_INVALID', { rule: 'DERIVED', demanded, given: `another ${member.name}` });
      }
    }
  }

  private broken(worst: Verdict, finding: PackageFinding): void {
    this.findings.push(finding);
    this.worsen(worst);
  }

  private worsen(other: Verdict): void {
    if (BY_GRAVITY.indexOf(other) > BY_GRAVITY.indexOf(this.verdict)) {
      this.verdict = other;
    }
  }
}

function bounded({ name, size }: StoredMember, limit: number, left: number): number {
  if (size > limit || size > left) {
    throw new PackageRefused('CONTAINER', 'bundles and answers within their limits', `${name} of ${size} bytes`);
  }
  return left - size;
}

function list(names: readonly string[]): string {
  return `[${names.join(', ')}]`;
}

function packagedBundle({ name, original, report }: ExaminedBundle): PackagedBundle {
  return { name, report, ...(original === undefined ? {} : { original }) };
}

function packagedAnswer({ name, role, report: { answer, ...report } }: ExaminedAnswer): PackagedAnswer {
  return {
    name,
    role,
    report,
    ...(answer === undefined ? {} : { found: { ...answer.key, count: answer.entries.length } }),
  };
}
