/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

/** Is told how far the entries of an archive are taken over or derived. */
@FunctionalInterface
public interface ArchiveProgress {
    /** Tells nobody. */
    ArchiveProgress NONE = (done, size) -> {};

    /** So many of the archive's entries are checked; told every {@value ArchivedEntries#PROGRESS_STEP} or so. */
    void at(long done, long size);
}
