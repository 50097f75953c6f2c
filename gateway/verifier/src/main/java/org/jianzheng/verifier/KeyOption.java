/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.nio.file.Path;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The choice of a key to sign with, shared by the commands. */
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class KeyOption {
    private static final int MAX_KEY_FILE = 1 << 14;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "The key file. 密钥文件。")
    private Path file;

    @Mixin
    private Passphrase passphrase;

    /** The key; asks for its passphrase if it has one and none was named. */
    PrivateKey read(Speech speech) {
        String pem = new InputFile(file).text(MAX_KEY_FILE);
        return PrivateKeys.isEncrypted(pem) ? PrivateKeys.read(pem, passphrase.read(speech)) : PrivateKeys.read(pem);
    }
}
