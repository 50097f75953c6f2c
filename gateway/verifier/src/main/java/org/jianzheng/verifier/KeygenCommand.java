/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.error.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a signing key. */
@Command(
        name = "keygen",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a signing key (encrypted PKCS#8) and prints its public key and id.",
            "生成签名密钥（加密的 PKCS#8），并显示公钥和密钥编号。"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class KeygenCommand implements Callable<Integer> {
    private static final String TRYING_ONLY = "FOR TRYING ONLY 仅供试用: this key is not encrypted\n";

    @Option(
            names = "--algorithm",
            defaultValue = "SM2",
            paramLabel = "SM2|Ed25519|ES256",
            description = "The algorithm; default ${DEFAULT-VALUE}. 算法。")
    private String algorithm;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The new key file. 新密钥文件。")
    private Path file;

    @Option(names = "--plain", description = "Do not encrypt: for trying only. 不加密，仅供试用。")
    private boolean plain;

    @Mixin
    private Passphrase passphrase;

    @Mixin
    private SpeechOption speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrivateKey key = PrivateKeys.generate(algorithm(), new SecureRandom());
        String pem = plain
                ? TRYING_ONLY + PrivateKeys.write(key)
                : PrivateKeys.write(key, passphrase.choose(speech.speech()), new SecureRandom());
        write(pem);
        PrintWriter out = spec.commandLine().getOut();
        out.println(speech.speech().say(plain ? Phrase.KEY_PLAIN : Phrase.KEY_WRITTEN) + ": " + file);
        out.println(key.publicKey().keyId());
        out.println(key.publicKey());
        return ExitCode.MATCHES.number();
    }

    private SignatureAlgorithm algorithm() {
        try {
            return SignatureAlgorithm.of(algorithm);
        } catch (Refusal refusal) {
            throw new UsageProblem(refusal.sentence(), refusal);
        }
    }

    /** The file is owner-only from its first moment, and never takes the place of another. */
    private void write(String pem) {
        try (SeekableByteChannel channel = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer bytes = ByteBuffer.wrap(pem.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (FileAlreadyExistsException e) {
            throw new UsageProblem(file + " exists and is not overwritten 文件已存在，不予覆盖", e);
        } catch (IOException e) {
            throw new UsageProblem(
                    "cannot write " + file + " 无法写入 (" + e.getClass().getSimpleName() + ")", e);
        }
    }
}
