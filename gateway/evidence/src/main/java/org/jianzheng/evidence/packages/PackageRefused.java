/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import java.io.Serial;

/** Bytes that are no package. */
public final class PackageRefused extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient PackageFinding finding;

    PackageRefused(PackageRule rule, String demanded, String given) {
        super(rule + ": " + given);
        this.finding = new PackageFinding(rule, demanded, given);
    }

    /** The rule that is broken, with what was demanded and given. */
    public PackageFinding finding() {
        return finding;
    }
}
