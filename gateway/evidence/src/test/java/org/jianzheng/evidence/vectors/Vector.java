/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.vectors;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.chunk.ChunkedFile;
import org.jianzheng.evidence.verify.OriginalFile;
import org.jianzheng.evidence.verify.VerificationReport;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * A bundle or an answer from the index, what is beside it, and what every verifier must say.
 *
 * @param name a sentence
 * @param bundle the file with the bundle or the answer
 * @param splice what is changed in it
 * @param trust the file with the trust root
 * @param original the text of the original file
 * @param answer the file with an answer from the index that stands beside the bundle
 * @param held the file with the checkpoint that the verifier holds
 * @param beside files with further parts of the answer
 * @param expected in the form of {@link Expectation}
 */
record Vector(
        String name,
        String bundle,
        Optional<Splice> splice,
        String trust,
        Optional<String> original,
        Optional<String> answer,
        Optional<String> held,
        List<String> beside,
        JsonObject expected) {
    /** Of one bundle or answer, by somebody who holds no checkpoint. */
    Vector(
            String name,
            String bundle,
            Optional<Splice> splice,
            String trust,
            Optional<String> original,
            JsonObject expected) {
        this(name, bundle, splice, trust, original, Optional.empty(), expected);
    }

    /** The same beside an answer from the index. */
    Vector(
            String name,
            String bundle,
            Optional<Splice> splice,
            String trust,
            Optional<String> original,
            Optional<String> answer,
            JsonObject expected) {
        this(name, bundle, splice, trust, original, answer, Optional.empty(), List.of(), expected);
    }

    Vector expecting(JsonObject said) {
        return new Vector(name, bundle, splice, trust, original, answer, held, beside, said);
    }

    static Vector fromJson(JsonObject json) {
        json.requireOnly("name", "bundle", "splice", "trust", "original", "answer", "held", "beside", "expected");
        return new Vector(
                json.string("name"),
                json.string("bundle"),
                json.optionalObject("splice").map(Splice::fromJson),
                json.string("trust"),
                json.optionalString("original"),
                json.optionalString("answer"),
                json.optionalString("held"),
                json.optionalArray("beside").map(JsonArray::strings).orElse(List.of()),
                json.object("expected"));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("name", name)
                .put("bundle", bundle)
                .putValueIfPresent("splice", splice.map(Splice::toJson))
                .put("trust", trust)
                .putIfPresent("original", original)
                .putIfPresent("answer", answer)
                .putIfPresent("held", held)
                .putValueIfPresent(
                        "beside",
                        Optional.of(beside).filter(files -> !files.isEmpty()).map(JsonArray::ofStrings))
                .put("expected", expected)
                .build();
    }

    VerificationReport verify(VectorFolder folder) {
        byte[] base = folder.file(bundle);
        byte[] bytes = splice.map(change -> change.apply(base)).orElse(base);
        Judge judge = folder.judge(trust, held);
        if (!beside.isEmpty()) {
            List<byte[]> parts = new ArrayList<>(List.of(bytes));
            beside.forEach(part -> parts.add(folder.file(part)));
            return judge.answers().verifyTogether(parts);
        }
        Optional<OriginalFile> file =
                original.map(text -> text.getBytes(StandardCharsets.UTF_8)).map(Vector::original);
        VerificationReport report = judge.verify(bundle, bytes, file);
        return answer.map(beside -> report.beside(judge.verify(beside, folder.file(beside))))
                .orElse(report);
    }

    private static OriginalFile original(byte[] content) {
        try {
            return OriginalFile.of(ChunkedFile.read(new ByteArrayInputStream(content), content.length));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
    }
}
