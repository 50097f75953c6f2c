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

/** What is verified. */
type Document = 'BUNDLE' | 'ANSWER';

/** What only some bundles and answers have, with steps of its own. */
export type Part = 'LEDGER' | 'ITEM' | 'LATER' | 'CONSISTENCY' | 'STAMPED';

/** The step that only documents with this part have. */
const OF_PART: Partial<Record<StepName, Part>> = {
  BATCH: 'ITEM',
  LATER: 'LATER',
  CONSISTENCY: 'CONSISTENCY',
  TIMESTAMP: 'STAMPED',
};

/** The steps of a bundle or an answer that has these further parts. */
function stepsOf(document: Document, parts: ReadonlySet<Part>): readonly StepName[] {
  const all: readonly StepName[] =
    document === 'ANSWER'
      ? [...upTo(STEP_NAMES, 'CONSISTENCY'), 'ENTRIES', 'INDEX', 'FILE']
      : upTo(STEP_NAMES, parts.has('LEDGER') ? 'ENDORSEMENTS' : 'FILE');
  return all.filter((name) => {
    const part = OF_PART[name];
    return part === undefined || parts.has(part);
  });
}

/** What a bundle or an answer does not prove; without the blocks of the ledger it says nothing of configurations. */
function limitsOf(document: Document, parts: ReadonlySet<Part>): readonly Limit[] {
  if (document === 'ANSWER') {
    return ANSWER_LIMITS;
  }
  const limits = [...upTo(LIMIT_NAMES, parts.has('LEDGER') ? 'CONFIGURATION_RIGHTS' : 'TRIAL')];
  if (parts.has('ITEM')) {
    limits.push('ITEM_SOURCE');
  }
  if (parts.has('STAMPED')) {
    limits.push('TIME_AUTHORITY');
  }
  return limits;
}

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
  private readonly document: Document;
  private readonly steps: Step[] = [];
  private readonly gaps: Gap[] = [];
  private findings: Finding[] = [];
  private names: readonly StepName[];
  private limits: readonly Limit[];
  private record: RecordSummary | undefined;
  private answer: AnswerSummary | undefined;

  private constructor(document: Document) {
    this.document = document;
    this.names = stepsOf(document, new Set());
    this.limits = limitsOf(document, new Set());
  }

  /** Of a bundle, of the light grade and of a record until more is known. */
  static ofBundle(): Progress {
    return new Progress('BUNDLE');
  }

  /** Of an answer from the index. */
  static ofAnswer(): Progress {
    return new Progress('ANSWER');
  }

  /** There are further parts, and more steps. */
  goesOn(parts: ReadonlySet<Part>): void {
    this.names = stepsOf(this.document, parts);
    this.limits = limitsOf(this.document, parts);
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

  /** As `gap`, of several or none. */
  several(name: StepName, gaps: ReadonlySet<Gap>): void {
    this.gaps.push(...gaps);
    this.end(name, gaps.size === 0 ? 'OK' : 'WARNING');
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
