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

/** The steps of a bundle of the light grade. */
const LIGHT_STEPS = upTo(STEP_NAMES, 'FILE');
const FULL_STEPS = upTo(STEP_NAMES, 'ENDORSEMENTS');

/** What a bundle of the light grade does not prove; it says nothing of configurations. */
const LIGHT_LIMITS = upTo(LIMIT_NAMES, 'TRIAL');
const FULL_LIMITS = upTo(LIMIT_NAMES, 'CONFIGURATION_RIGHTS');

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

  /** Of a bundle, of the light grade until more is known. */
  static ofBundle(): Progress {
    return new Progress(LIGHT_STEPS, LIGHT_LIMITS);
  }

  /** Of an answer from the index. */
  static ofAnswer(): Progress {
    return new Progress(ANSWER_STEPS, ANSWER_LIMITS);
  }

  /** The bundle is of the full grade: there are more steps. */
  goesOnToTheLedger(): void {
    this.names = FULL_STEPS;
    this.limits = FULL_LIMITS;
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
