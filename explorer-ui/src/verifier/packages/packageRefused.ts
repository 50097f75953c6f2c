// SPDX-License-Identifier: Apache-2.0
import type { PackageRule } from './packageCatalogue';

/** A rule about packages that is broken. */
export interface PackageFinding {
  readonly rule: PackageRule;
  readonly demanded: string;
  /** What was met. */
  readonly given: string;
}

/** Bytes that are no package. */
export class PackageRefused extends Error {
  readonly finding: PackageFinding;

  constructor(rule: PackageRule, demanded: string, given: string) {
    super(`${rule}: ${given}`);
    this.finding = { rule, demanded, given };
  }
}
