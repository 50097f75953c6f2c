/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.vectors;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.bundle.EvidenceBundle;

/**
 * A bundle for a vector.
 *
 * @param name a sentence in lower case
 * @param bundle its bytes
 * @param original the text of the original file
 */
record Scene(String name, ByteString bundle, Optional<String> original) {
    Scene(String name, EvidenceBundle bundle) {
        this(name, ByteString.copyFrom(bundle.canonical()), Optional.empty());
    }

    /** How the name of its file ends. */
    String extension() {
        return IndexAnswer.isClaimedBy(bundle.toByteArray()) ? Judge.ANSWER : ".evb";
    }

    Scene beside(String file) {
        return new Scene(name, bundle, Optional.of(file));
    }
}
