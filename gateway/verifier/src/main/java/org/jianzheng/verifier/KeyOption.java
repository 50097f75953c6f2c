/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.nio.file.Path;
import java.util.Optional;
import org.jianzheng.model.crypto.CertificateChain;
import org.jianzheng.model.crypto.KeyFile;
import org.jianzheng.model.crypto.KeyProvider;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.Signer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The choice of a key to sign with, shared by the commands. */
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class KeyOption {
    private static final int MAX_KEY_FILE = 1 << 14;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "The key file, for trying. 密钥文件，仅供试用。")
    private Path file;

    @Mixin
    private Passphrase passphrase;

    /** The key; asks for its passphrase if it has one and none was named. */
    Signer read(Speech speech) {
        return provider(Optional.empty(), speech).signer();
    }

    /** Where the key lies, with these certificates: a file for trying. What stands before hardware takes its place here. */
    KeyProvider provider(Optional<CertificateChain> chain, Speech speech) {
        return new KeyFile(read(file, passphrase, speech), chain);
    }

    /** The key of a file that another option names, with its passphrase. */
    static Signer read(Path file, @Nullable Path passphraseFile, Speech speech) {
        return read(file, new Passphrase(passphraseFile), speech);
    }

    private static PrivateKey read(Path file, Passphrase passphrase, Speech speech) {
        String pem = new InputFile(file).text(MAX_KEY_FILE);
        return PrivateKeys.isEncrypted(pem) ? PrivateKeys.read(pem, passphrase.read(speech)) : PrivateKeys.read(pem);
    }
}
