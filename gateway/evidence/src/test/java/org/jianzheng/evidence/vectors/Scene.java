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
 * @param answer the name of the scene of an answer from the index that stands beside the bundle
 */
record Scene(String name, ByteString bundle, Optional<String> original, Optional<String> answer) {
    Scene(String name, EvidenceBundle bundle) {
        this(name, ByteString.copyFrom(bundle.canonical()), Optional.empty(), Optional.empty());
    }

    /** How the name of its file ends. */
    String extension() {
        return IndexAnswer.isClaimedBy(bundle.toByteArray()) ? Judge.ANSWER : ".evb";
    }

    Scene beside(String file) {
        return new Scene(name, bundle, Optional.of(file), answer);
    }

    Scene answeredBy(Scene other) {
        return new Scene(name, bundle, original, Optional.of(other.name()));
    }
}
