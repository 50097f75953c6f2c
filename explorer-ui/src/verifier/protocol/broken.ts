// SPDX-License-Identifier: Apache-2.0
import type { Rule } from '../verify/catalogue';

/** Bytes of the ledger break a rule; the first one that they break. */
export class Broken extends Error {
  readonly rule: Rule;
  /** What was computed or demanded. */
  readonly computed: string;
  /** What the bytes gave. */
  readonly given: string;

  constructor(rule: Rule, computed: string, given: string) {
    super(`${rule}: computed ${computed}, given ${given}`);
    this.rule = rule;
    this.computed = computed;
    this.given = given;
  }

  /** The same fault under another rule, for a reader who need not tell the rules below apart. */
  as(rule: Rule): Broken {
    return new Broken(rule, this.computed, this.given);
  }
}

/** Whatever breaks inside, breaks this rule. */
export function under<T>(rule: Rule, action: () => T): T {
  try {
    return action();
  } catch (broken) {
    throw broken instanceof Broken ? broken.as(rule) : broken;
  }
}
