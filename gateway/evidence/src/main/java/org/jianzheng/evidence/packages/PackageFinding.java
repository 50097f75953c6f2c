/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import org.jianzheng.evidence.verify.Language;

/**
 * A rule about packages that is broken.
 *
 * @param rule the rule
 * @param demanded what it demands
 * @param given what was met
 */
public record PackageFinding(PackageRule rule, String demanded, String given) {
    /** The rule and both values in words. */
    public String in(Language language) {
        return switch (language) {
            case EN -> rule.english() + " [" + rule + "]: demanded " + demanded + ", given " + given;
            case ZH -> rule.chinese() + " [" + rule + "]：要求为 " + demanded + "，给出为 " + given;
        };
    }
}
