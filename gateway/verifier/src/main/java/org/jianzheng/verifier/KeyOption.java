/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jianzheng.model.crypto.CertificateChain;
import org.jianzheng.model.crypto.KeyFile;
import org.jianzheng.model.crypto.KeyProvider;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.verifier.token.TokenKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The choice of a key to sign with, shared by the commands. */
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class KeyOption {
    private static final int MAX_KEY_FILE = 1 << 14;

    @ArgGroup(multiplicity = "1")
    private Place place;

    /** Where the key lies. */
    private static final class Place {
        @Option(names = "--key", paramLabel = "FILE", description = "The key file, for trying. 密钥文件，仅供试用。")
        private @Nullable Path file;

        @ArgGroup(exclusive = false)
        private @Nullable Token token;
    }

    /** A key in hardware. */
    private static final class Token {
        @Option(
                names = "--pkcs11",
                required = true,
                paramLabel = "LIBRARY",
                description = "The PKCS#11 library of a USB key or hardware module; the passphrase is its PIN."
                        + " 密码设备的 PKCS#11 库，口令即其 PIN。")
        private Path library;

        @Option(
                names = "--pkcs11-key",
                required = true,
                paramLabel = "LABEL",
                description = "The label of the key pair on it. 设备中密钥对的标签。")
        private String key;

        @Option(
                names = "--pkcs11-token",
                paramLabel = "LABEL",
                description = "The label of the token, where there are several. 有多个设备时指明其标签。")
        private @Nullable String label;

        @Option(
                names = "--pkcs11-sm2",
                paramLabel = "NUMBER",
                description =
                        "The maker's mechanism that signs the 32 bytes of SM2, such as 0x80000105. 厂商的 SM2 签名机制编号。")
        private @Nullable String sm2;

        TokenKey.Choice choice() {
            try {
                return new TokenKey.Choice(
                        key,
                        Optional.ofNullable(label),
                        sm2 == null ? OptionalLong.empty() : OptionalLong.of(Long.decode(sm2)));
            } catch (NumberFormatException none) {
                throw new UsageProblem("--pkcs11-sm2 is a number such as 0x80000105 应为数字", none);
            }
        }
    }

    @Mixin
    private Passphrase passphrase;

    /** The key; asks for its passphrase if it has one and none was named. */
    Signer read(Speech speech) {
        return provider(Optional.empty(), speech).signer();
    }

    /** Where the key lies, with these certificates: a file for trying, or a token. */
    KeyProvider provider(Optional<CertificateChain> chain, Speech speech) {
        Token token = place.token;
        return token == null
                ? new KeyFile(read(Objects.requireNonNull(place.file), passphrase, speech), chain)
                : TokenKey.open(token.library, token.choice(), passphrase.read(speech), chain);
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
