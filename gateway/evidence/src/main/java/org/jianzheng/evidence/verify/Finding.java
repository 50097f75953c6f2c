/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

/**
 * A rule and the two values that were compared.
 *
 * @param rule the rule
 * @param computed what was computed or demanded
 * @param given what the bundle, the file or the trust root gave
 */
public record Finding(Rule rule, String computed, String given) {
    /** The rule and both values in words. */
    public String in(Language language) {
        return switch (language) {
            case EN -> rule.english() + " [" + rule + "]: computed or demanded " + computed + ", given " + given;
            case ZH -> rule.chinese() + " [" + rule + "]：计算或要求为 " + computed + "，给出为 " + given;
        };
    }
}
