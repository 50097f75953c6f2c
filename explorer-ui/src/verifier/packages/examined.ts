// SPDX-License-Identifier: Apache-2.0
import { type EvidenceBundle, parseBundle } from '../bundle/evidenceBundle';
import type { Instant } from '../code/instants';
import { Refusal } from '../error/refusal';
import { type CaptureStatement, captureStatement } from '../evidence/captureStatement';
import { type FileRegistration, fileRegistration } from '../evidence/fileRegistration';
import type { IndexKey } from '../index/indexKey';
import { JsonObject } from '../json/values';
import type { LogEntry } from '../log/logEntry';
import type { AnswerVerifier } from '../verify/answerVerifier';
import type { EvidenceVerifier, OriginalFile } from '../verify/evidenceVerifier';
import type { VerificationReport } from '../verify/report';
import { beside } from '../verify/withdrawal';
import type { AnswerRole } from './packageRole';

/** The original of a registered file, by where it stands and what it adds up to. */
export interface PackagedOriginal {
  readonly name: string;
  readonly content: OriginalFile;
}

/** A bundle of a package with what its verification says. */
export class ExaminedBundle {
  /** Where it stands. */
  readonly name: string;
  /** Its content; absent if it has not even the form of one. */
  readonly bundle: EvidenceBundle | undefined;
  /** What a verifier says of it, and of its original where that is there. */
  readonly report: VerificationReport;
  /** Where the original of the file stands that it registers. */
  readonly original: string | undefined;

  private constructor(
    name: string,
    bundle: EvidenceBundle | undefined,
    report: VerificationReport,
    original: string | undefined,
  ) {
    this.name = name;
    this.bundle = bundle;
    this.report = report;
    this.original = original;
  }

  /** Verifies a bundle alone, or together with the original that stands beside it. */
  static of(name: string, bytes: Uint8Array, verifier: EvidenceVerifier, original?: PackagedOriginal): ExaminedBundle {
    const bundle = unlessRefused(() => parseBundle(bytes));
    return new ExaminedBundle(name, bundle, verifier.verify(bytes, original?.content), original?.name);
  }

  /** The same bundle, which tells of the withdrawal that one of these answers proves. */
  beside(answers: readonly ExaminedAnswer[]): ExaminedBundle {
    const sound = answers.filter(({ isSound }) => isSound);
    const told = sound.reduce((report, answer) => beside(report, answer.report), this.report);
    return new ExaminedBundle(this.name, this.bundle, told, this.original);
  }

  /** Whether it proves its record under a checkpoint that a quorum has signed. */
  get isSound(): boolean {
    return this.report.verdict === 'MATCHES' && !this.report.gaps.includes('DEGRADED_CHECKPOINT');
  }

  /** The record, if it could be established. */
  get record(): string | undefined {
    return this.report.record?.id;
  }

  /** The file that its record registers. */
  get registration(): FileRegistration | undefined {
    const body = bodyOf('evidence.file', this.bundle?.proved.entry.record);
    return body === undefined ? undefined : unlessRefused(() => fileRegistration(body));
  }

  /** The statement of that file's capture. */
  get capture(): CaptureStatement | undefined {
    const body = bodyOf('evidence.capture', this.bundle?.capture?.entry.record);
    return body === undefined ? undefined : unlessRefused(() => captureStatement(body));
  }
}

/** An answer from the index in a package with what its verification says. */
export class ExaminedAnswer {
  /** Where it stands. */
  readonly name: string;
  /** What it is for. */
  readonly role: AnswerRole;
  readonly report: VerificationReport;

  /** Verifies an answer. */
  constructor(name: string, role: AnswerRole, bytes: Uint8Array, verifier: AnswerVerifier) {
    this.name = name;
    this.role = role;
    this.report = verifier.verify(bytes);
  }

  /** Whether it proves, under a checkpoint that a quorum has signed, all entries that there are, or that there is none. */
  get isSound(): boolean {
    const { verdict, gaps, answer } = this.report;
    const isAll = answer !== undefined && answer.total === answer.entries.length;
    return isAll && ((verdict === 'MATCHES' && gaps.length === 0) || verdict === 'NOT_RECORDED');
  }

  /** Whether it is sound and about this key. */
  proves({ name, key }: IndexKey): boolean {
    const asked = this.report.answer?.key;
    return this.isSound && asked?.name === name && asked.key === key;
  }

  /** The entries that it proves. */
  get entries(): readonly LogEntry[] {
    return this.isSound ? (this.report.answer?.entries ?? []) : [];
  }
}

/**
 * Everything in a package that proves, verified. Whoever makes a package and whoever verifies it derive the custody table and the
 * provenance sheet from this and from nothing else.
 */
export class Examination {
  /** In the package's order. */
  readonly bundles: readonly ExaminedBundle[];
  /** In the package's order. */
  readonly answers: readonly ExaminedAnswer[];

  /** An answer that lists an order of withdrawal lets the bundles of the file say so too. */
  constructor(bundles: readonly ExaminedBundle[], answers: readonly ExaminedAnswer[]) {
    this.bundles = bundles.map((bundle) => bundle.beside(answers));
    this.answers = answers;
  }

  /** The bundles that prove their records. */
  get soundBundles(): readonly ExaminedBundle[] {
    return this.bundles.filter(({ isSound }) => isSound);
  }

  /** The answers of a role that prove. */
  soundAnswers(role: AnswerRole): readonly ExaminedAnswer[] {
    return this.answers.filter((answer) => answer.role === role && answer.isSound);
  }

  /** When the newest of the bundles’ checkpoints was cosigned. */
  get cosignedAt(): Instant | undefined {
    const times = this.soundBundles.flatMap(({ report }) => report.record?.cosignedAt ?? []);
    return times.reduce<Instant | undefined>(
      (newest, time) => (newest === undefined || time > newest ? time : newest),
      undefined,
    );
  }
}

/** The body of a record of this type. Of a bundle that was not proved the record may hold anything. */
export function bodyOf(wireName: string, record: JsonObject | undefined): JsonObject | undefined {
  const body = record?.optional('type') === wireName ? record.optional('body') : undefined;
  return body instanceof JsonObject ? body : undefined;
}

/** What can be read; absent where it has another form. */
export function unlessRefused<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (refusal) {
    if (refusal instanceof Refusal) {
      return undefined;
    }
    throw refusal;
  }
}
