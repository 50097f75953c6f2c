// SPDX-License-Identifier: Apache-2.0
import type { Rule, Verdict } from './catalogue';
import type { Finding } from './report';

/** Ends a verification at a step. */
export class StepFailed extends Error {
  readonly verdict: Verdict;
  readonly finding: Finding;

  constructor(verdict: Verdict, rule: Rule, computed: string, given: string) {
    super(rule);
    this.verdict = verdict;
    this.finding = { rule, computed, given };
  }

  static invalid(rule: Rule, computed: string, given: string): StepFailed {
    return new StepFailed('PROOF_INVALID', rule, computed, given);
  }
}
