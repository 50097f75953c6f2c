/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonValue;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.SignatureEntry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Signs a record. */
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        description = {
            "Signs an envelope, or adds a signature to it, and prints its canonical form.",
            "为信封签名或追加签名，并输出其规范形式。"
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class SignCommand implements Callable<Integer> {
    private static final String SIGNATURES = "signatures";

    @Parameters(index = "0", paramLabel = "ENVELOPE.json", description = "The envelope. 信封。")
    private Path envelope;

    @Mixin
    private KeyOption key;

    @Option(names = "--out", paramLabel = "FILE", description = "A new file for the result. 结果写入新文件。")
    private @Nullable Path output;

    @Mixin
    private SpeechOption speech;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        byte[] bytes = new InputFile(envelope).bytes(2 * Envelope.MAX_BYTES);
        Envelope signed = sign(CanonicalJson.parseObject(bytes), key.read(speech.speech()));
        write(signed.canonical());
        return ExitCode.MATCHES.number();
    }

    private static Envelope sign(JsonObject given, Signer key) {
        List<JsonValue> signatures = new ArrayList<>();
        given.optionalArray(SIGNATURES).ifPresent(present -> signatures.addAll(present.values()));
        JsonObject unsigned = given.has(SIGNATURES) ? given.without(SIGNATURES) : given;
        if (!unsigned.has("by")) {
            unsigned = unsigned.with("by", key.publicKey().keyId().value());
        }
        SignatureEntry signature = SignatureEntry.make(key, CanonicalJson.write(unsigned));
        signatures.add(JsonObject.builder()
                .put("alg", signature.algorithm().id())
                .put("key", signature.key().value())
                .put("value", signature.value())
                .build());
        return Envelope.parse(unsigned.with(SIGNATURES, JsonArray.of(signatures)));
    }

    private void write(byte[] canonical) {
        if (output == null) {
            spec.commandLine().getOut().println(new String(canonical, StandardCharsets.UTF_8));
        } else {
            new OutputFile(output).create(canonical);
        }
    }
}
