// SPDX-License-Identifier: Apache-2.0
import { type Gap, LIMITS, type Limit, type Outcome, type Rule, STEPS, type StepName, type Verdict } from './catalogue';
import type { AnswerSummary, Finding, RecordSummary, Step, VerificationReport } from './report';
import type { StepFailed } from './stepFailed';

const STEP_NAMES = Object.keys(STEPS) as StepName[];
const LIMIT_NAMES = Object.keys(LIMITS) as Limit[];

/** The catalogue up to and with this code. */
function upTo<T>(names: readonly T[], last: T): readonly T[] {
  return names.slice(0, names.indexOf(last) + 1);
}

/** What a bundle has beside its record. */
export interface BundleParts {
  /** The blocks of the ledger. */
  readonly ledger: boolean;
  /** An item of a batch. */
  readonly item: boolean;
  /** Time stamps. */
  readonly stamped: boolean;
}

const RECORD_ONLY: BundleParts = { ledger: false, item: false, stamped: false };

function stepsOfBundle({ ledger, item, stamped }: BundleParts): readonly StepName[] {
  return upTo(STEP_NAMES, ledger ? 'ENDORSEMENTS' : 'FILE').filter(
    (name) => (item || name !== 'BATCH') && (stamped || name !== 'TIMESTAMP'),
  );
}

/** What a bundle does not prove; without the blocks of the ledger it says nothing of configurations. */
function limitsOfBundle({ ledger, item, stamped }: BundleParts): readonly Limit[] {
  const limits = [...upTo(LIMIT_NAMES, ledger ? 'CONFIGURATION_RIGHTS' : 'TRIAL')];
  if (item) {
    limits.push('ITEM_SOURCE');
  }
  if (stamped) {
    limits.push('TIME_AUTHORITY');
  }
  return limits;
}

const ANSWER_STEPS: readonly StepName[] = [...upTo(STEP_NAMES, 'QUORUM'), 'ENTRIES', 'INDEX', 'FILE'];
const ANSWER_LIMITS: readonly Limit[] = [
  'VALIDITY',
  'SIGNATURES_APART',
  'TRUTH',
  'BEFORE_LEDGER',
  'SEALED_AND_LATER',
  'TIME',
  'TRIAL',
];

/** Gathers the steps of one verification. */
export class Progress {
  private readonly steps: Step[] = [];
  private readonly gaps: Gap[] = [];
  private findings: Finding[] = [];
  private names: readonly StepName[];
  private limits: readonly Limit[];
  private record: RecordSummary | undefined;
  private answer: AnswerSummary | undefined;

  private constructor(names: readonly StepName[], limits: readonly Limit[]) {
    this.names = names;
    this.limits = limits;
  }

  /** Of a bundle, of the light grade and of a record until more is known. */
  static ofBundle(): Progress {
    return new Progress(stepsOfBundle(RECORD_ONLY), limitsOfBundle(RECORD_ONLY));
  }

  /** Of an answer from the index. */
  static ofAnswer(): Progress {
    return new Progress(ANSWER_STEPS, ANSWER_LIMITS);
  }

  /** The bundle has more than its record: there are more steps. */
  goesOn(parts: BundleParts): void {
    this.names = stepsOfBundle(parts);
    this.limits = limitsOfBundle(parts);
  }

  /** There is one thing more that a match does not prove. */
  limited(limit: Limit): void {
    this.limits = [...this.limits, limit];
  }

  /** Notes a comparison that belongs to the step in progress. */
  readonly found = (rule: Rule, computed: string, given: string): void => {
    this.findings.push({ rule, computed, given });
  };

  ok(name: StepName): void {
    this.end(name, 'OK');
  }

  gap(name: StepName, gap: Gap): void {
    this.gaps.push(gap);
    this.end(name, 'WARNING');
  }

  skipped(name: StepName): void {
    this.end(name, 'SKIPPED');
  }

  about(summary: RecordSummary): void {
    this.record = summary;
  }

  answers(summary: AnswerSummary): void {
    this.answer = summary;
  }

  /** All steps are done, and what they show is that there is nothing. */
  notRecorded(): VerificationReport {
    return this.report('NOT_RECORDED', []);
  }

  matches(): VerificationReport {
    return this.report('MATCHES', this.gaps);
  }

  /** The step that would have come next failed. */
  failed(failure: StepFailed): VerificationReport {
    this.findings = [failure.finding];
    for (let next = this.names[this.steps.length]; next !== undefined; next = this.names[this.steps.length]) {
      this.end(next, this.findings.length > 0 ? 'FAILED' : 'SKIPPED');
    }
    return this.report(failure.verdict, []);
  }

  private end(name: StepName, outcome: Outcome): void {
    this.steps.push({ name, outcome, findings: this.findings });
    this.findings = [];
  }

  private report(verdict: Verdict, gaps: readonly Gap[]): VerificationReport {
    const { steps, limits, record, answer } = this;
    return {
      verdict,
      gaps,
      steps,
      limits,
      ...(record === undefined ? {} : { record }),
      ...(answer === undefined ? {} : { answer }),
    };
  }
}
