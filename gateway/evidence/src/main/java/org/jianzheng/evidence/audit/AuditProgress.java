/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

/** Is told how far an audit has come. */
@FunctionalInterface
public interface AuditProgress {
    /** Tells nobody. */
    AuditProgress NONE = (kind, done) -> {};

    /** So many of this kind are done; told every {@value Tally#PROGRESS_STEP} or so. */
    void at(AuditKind kind, long done);
}
