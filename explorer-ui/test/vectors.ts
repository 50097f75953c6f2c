// SPDX-License-Identifier: Apache-2.0
import { parseCheckpoint } from '../src/verifier/checkpoint/checkpoint';
import { utf8 } from '../src/verifier/code/bytes';
import { dualDigest } from '../src/verifier/crypto/dualDigest';
import { chunkLeaves } from '../src/verifier/merkle/chunkLeaves';
import { parseNote } from '../src/verifier/note/signedNote';
import { parseTrustRoot } from '../src/verifier/trust/trustRoot';
import { AnswerVerifier } from '../src/verifier/verify/answerVerifier';
import * as catalogue from '../src/verifier/verify/catalogue';
import { EvidenceVerifier, type OriginalFile } from '../src/verifier/verify/evidenceVerifier';
import { answerJson, failureOf, summaryJson, type VerificationReport } from '../src/verifier/verify/report';
import { beside } from '../src/verifier/verify/withdrawal';
import { type Splice, spliced } from './cases';

/** A bundle or an answer, what is beside it, and what every verifier must say. */
export interface Vector {
  readonly name: string;
  readonly bundle: string;
  readonly splice?: Splice;
  readonly trust: string;
  readonly original?: string;
  readonly answer?: string;
  /** The checkpoint that the verifier holds. */
  readonly held?: string;
  /** Further parts of the answer. */
  readonly beside?: readonly string[];
  readonly expected: { readonly verdict: string };
}

/** Verifies a file under one trust root. */
export type Judge = (
  file: string,
  bytes: Uint8Array,
  original?: OriginalFile,
  parts?: readonly string[],
) => VerificationReport;

/** A folder with vectors and their files: `cases/verifier`, or one that was generated. */
export class VectorFolder {
  private readonly files = new Map<string, Uint8Array>();
  private readonly judges = new Map<string, Judge>();
  private readonly read: (name: string) => Uint8Array;

  constructor(read: (name: string) => Uint8Array) {
    this.read = read;
  }

  file(name: string): Uint8Array {
    const bytes = this.files.get(name) ?? this.read(name);
    this.files.set(name, bytes);
    return bytes;
  }

  judge(trust: string, held?: string): Judge {
    const name = `${trust} ${held}`;
    const known = this.judges.get(name) ?? this.newJudge(trust, held);
    this.judges.set(name, known);
    return known;
  }

  private newJudge(trust: string, held: string | undefined): Judge {
    const root = parseTrustRoot(this.file(trust));
    const checkpoint =
      held === undefined ? undefined : parseCheckpoint(parseNote(new TextDecoder().decode(this.file(held))).text);
    const bundles = new EvidenceVerifier(root, checkpoint);
    const answers = new AnswerVerifier(root, checkpoint);
    return (name, bytes, original, parts) => {
      if (parts !== undefined) {
        return answers.verifyTogether([bytes, ...parts.map((part) => this.file(part))]);
      }
      return (name.endsWith('.eva') ? answers : bundles).verify(bytes, original);
    };
  }

  /** What this verifier says of a vector. */
  verified({ bundle, splice, trust, original, answer, held, beside: parts }: Vector): VerificationReport {
    const content = original === undefined ? undefined : utf8(original);
    const compared =
      content === undefined
        ? undefined
        : { digests: dualDigest(content), size: content.length, chunks: chunkLeaves(content) };
    const report = this.judge(trust, held)(bundle, spliced(this.file(bundle), splice), compared, parts);
    return answer === undefined ? report : beside(report, this.judge(trust)(answer, this.file(answer)));
  }
}

/** The report in codes. */
export function codes(report: VerificationReport): unknown {
  const { verdict, gaps, limits, steps, record, answer } = report;
  const order = Object.keys(catalogue.GAPS);
  return {
    verdict,
    gaps: [...gaps].sort((left, right) => order.indexOf(left) - order.indexOf(right)),
    limits: limits.length,
    steps: steps.map(({ name, outcome, findings }) =>
      [name, outcome, ...new Set(findings.map(({ rule }) => rule))].join(' '),
    ),
    ...(record === undefined ? {} : { record: summaryJson(record) }),
    ...(answer === undefined ? {} : { answer: answerJson(answer) }),
    ...(failureOf(report) === undefined
      ? {
          findings: steps.flatMap(({ findings }) =>
            findings.map(({ rule, computed, given }) => `${rule}: ${computed} | ${given}`),
          ),
        }
      : {}),
  };
}

/** Verdict, failed step and broken rule in one line. */
export function brief(report: VerificationReport): string {
  const failed = failureOf(report);
  return failed === undefined
    ? `${report.verdict} [${report.gaps.join(', ')}]`
    : `${report.verdict} ${failed.name} ${failed.findings[0]?.rule}`;
}
