// SPDX-License-Identifier: Apache-2.0
import type { Rule } from '../verify/catalogue';

/** Is told of each rule that holds, with what was computed or demanded and what was given. */
export type Found = (rule: Rule, computed: string, given: string) => void;
