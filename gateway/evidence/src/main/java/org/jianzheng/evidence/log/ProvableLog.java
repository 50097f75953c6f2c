/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import java.util.Optional;
import java.util.OptionalLong;
import org.jianzheng.evidence.merkle.InclusionProof;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;

/** A log, or a part of one, whose entries can be found by what they are about, and proved. */
public interface ProvableLog {
    /** The canonical bytes of the entry at a position; empty if the log has none there. */
    Optional<byte[]> entry(long position);

    /** Where a record stands; empty if it is not in the log. */
    OptionalLong position(RecordId id);

    /** The newest position below {@code before} whose entry registers this key; empty if there is none. */
    OptionalLong registration(KeyId key, long before);

    /** The position of the first statement of this file's capture; empty if there is none. */
    OptionalLong capture(EvidenceId evidence);

    /** The position of the first order by which content with this digest, of either suite, was withdrawn; empty if there is none. */
    OptionalLong withdrawal(Digest content);

    /** Shows that an entry is in the tree of a size that the log had. */
    InclusionProof inclusion(HashSuite suite, long index, long size);
}
