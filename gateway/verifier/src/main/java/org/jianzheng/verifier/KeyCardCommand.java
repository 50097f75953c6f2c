/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jianzheng.model.crypto.CertificateChain;
import org.jianzheng.model.crypto.KeyProvider;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what a registrar registers of a key. */
@Command(
        name = "keycard",
        mixinStandardHelpOptions = true,
        description = {
            "Prints what a registrar puts into a key's record: its public key and, where it has one, the chain of its licensed certification"
                    + " authority. Nothing secret is in it.",
            "输出登记密钥所需内容：公钥及其所属电子认证服务机构的证书链，不含秘密。"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class KeyCardCommand implements Callable<Integer> {
    private static final int MAX_CHAIN = 1 << 16;

    @Mixin
    private KeyOption key;

    @Option(
            names = "--chain",
            paramLabel = "CHAIN.pem",
            description = "The key's certificate and those above it, without the authority's own. 证书链，不含机构根证书。")
    private @Nullable Path chain;

    @Mixin
    private SpeechOption speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Optional<CertificateChain> certificates =
                Optional.ofNullable(chain).map(file -> CertificateChain.ofPem(new InputFile(file).text(MAX_CHAIN)));
        KeyProvider provider = key.provider(certificates, speech.speech());
        PublicKey shown = provider.signer().publicKey();
        spec.commandLine()
                .getOut()
                .println(JsonObject.builder()
                        .put("key", shown.toString())
                        .put("keyId", shown.keyId().value())
                        .putValueIfPresent(
                                "chain",
                                provider.chain().map(CertificateChain::texts).map(JsonArray::ofStrings))
                        .put("forTrying", provider.isForTrying())
                        .build());
        return ExitCode.MATCHES.number();
    }
}
