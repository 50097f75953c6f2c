/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.nio.file.Path;
import org.jianzheng.evidence.trust.TrustRoot;
import picocli.CommandLine.Option;

/** The trust root that evidence is held against, shared by the commands. */
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class TrustOption {
    @Option(names = "--trust", required = true, paramLabel = "trust.json", description = "The trust root. 信任根。")
    private Path file;

    byte[] bytes() {
        return new InputFile(file).bytes(TrustRoot.MAX_BYTES);
    }

    /** Reads it; a refusal says what is wrong with it. */
    TrustRoot root() {
        return TrustRoot.parse(bytes());
    }
}
