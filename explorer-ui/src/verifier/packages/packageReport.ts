// SPDX-License-Identifier: Apache-2.0
import type { IndexKey } from '../index/indexKey';
import type { Verdict } from '../verify/catalogue';
import type { VerificationReport } from '../verify/report';
import type { FileCustody } from './custodyTable';
import type { PackageAnswer, PlatformStatement, PreChain, TimeStatement } from './packageCatalogue';
import type { Withheld } from './packageManifest';
import type { PackageFinding } from './packageRefused';
import type { AnswerRole } from './packageRole';
import type { ProvenanceFinding } from './provenanceSheet';

/** A bundle of a package. */
export interface PackagedBundle {
  /** Where it stands. */
  readonly name: string;
  /** Where the original of the file stands that it registers. */
  readonly original?: string;
  /** What is said of it, and of its original where that is there. */
  readonly report: VerificationReport;
}

/** An answer from the index in a package. */
export interface PackagedAnswer {
  /** Where it stands. */
  readonly name: string;
  /** What it is for. */
  readonly role: AnswerRole;
  readonly report: Omit<VerificationReport, 'answer'>;
  /** What it says: the key that was asked for and how many entries stand under it. */
  readonly found?: IndexKey & { readonly count: number };
}

/** A verdict on a package and how it was reached; plain values throughout, so that a worker can hand it on. */
export interface PackageReport {
  /** The answer: that of the worst of its parts. */
  readonly verdict: Verdict;
  /** What it shows of the time before the ledger. */
  readonly preChain: PreChain;
  /** What it shows of the platform. */
  readonly platform: PlatformStatement;
  /** On what its times rest. */
  readonly time: TimeStatement;
  /** Rules about packages that are broken. */
  readonly findings: readonly PackageFinding[];
  /** Registered files that it leaves out, as its manifest says. */
  readonly withheld: readonly Withheld[];
  readonly bundles: readonly PackagedBundle[];
  readonly answers: readonly PackagedAnswer[];
  /** The custody table that follows from the proofs. */
  readonly custody: readonly FileCustody[];
  /** The provenance sheet that follows from the proofs. */
  readonly provenance: readonly ProvenanceFinding[];
}

/** The verdict in one sentence. */
export function packageAnswer(report: PackageReport): PackageAnswer {
  return report.verdict === 'MATCHES' && !isPlainMatch(report) ? 'MATCHES_WITH_GAPS' : report.verdict;
}

/** Whether everything matches, no file is left out, and nothing about the proofs or the time before the ledger is missing. */
export function isPlainMatch({ verdict, preChain, findings, withheld, bundles }: PackageReport): boolean {
  return (
    verdict === 'MATCHES' &&
    preChain !== 'UNPROVEN' &&
    findings.length === 0 &&
    withheld.length === 0 &&
    bundles.every(({ report }) => report.verdict === 'MATCHES' && report.gaps.length === 0)
  );
}
