/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.trust;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.SignatureEntry;

/**
 * A trust root that is to take the place of the one before it, with the signatures of checkpoint keys over it. Signed is
 * {@code jianzheng trust root v1}, a line feed, and the canonical bytes of the trust root.
 *
 * @param next the trust root
 * @param signatures by checkpoint keys of the old root and by every new key, each once
 */
public record TrustChange(TrustRoot next, List<SignatureEntry> signatures) {
    /** The most bytes of a change. */
    public static final int MAX_BYTES = 1 << 19;

    private static final long FORMAT = 1;
    private static final int MAX_SIGNATURES = 512;
    private static final byte[] PURPOSE = "jianzheng trust root v1\n".getBytes(StandardCharsets.UTF_8);

    /** Refuses ({@code SCHEMA_INVALID}) more than 512 signatures, or two by one key. */
    public TrustChange {
        signatures = List.copyOf(signatures);
        long keys = signatures.stream().map(SignatureEntry::key).distinct().count();
        if (signatures.size() > MAX_SIGNATURES || keys != signatures.size()) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "%d signatures by %d keys, allowed are %d, one by each key",
                    signatures.size(),
                    keys,
                    MAX_SIGNATURES);
        }
    }

    /**
     * Reads the bytes of a change; any JSON form of it is read.
     *
     * @throws Refusal {@code MALFORMED_JSON}, {@code SCHEMA_INVALID}, {@code UNKNOWN_VERSION} and others if it is not one
     */
    public static TrustChange parse(byte[] bytes) {
        JsonObject json = CanonicalJson.parse(bytes, MAX_BYTES).asObject();
        if (json.integer("v") != FORMAT) {
            throw Refusal.of(
                    ErrorCode.UNKNOWN_VERSION,
                    "trust change format %d, this release reads %d",
                    json.integer("v"),
                    FORMAT);
        }
        json.requireOnly("v", "root", "signatures");
        return new TrustChange(
                TrustRoot.fromJson(json.object("root")),
                json.array("signatures").objects().stream()
                        .map(SignatureEntry::fromJson)
                        .toList());
    }

    /** The canonical bytes. */
    public byte[] canonical() {
        return CanonicalJson.write(JsonObject.builder()
                .put("v", FORMAT)
                .put("root", next.toJson())
                .put(
                        "signatures",
                        JsonArray.of(
                                signatures.stream().map(SignatureEntry::toJson).toList()))
                .build());
    }

    /** The change with the signature of one more key; a signature that this key has given before is replaced. */
    public TrustChange signedBy(Signer signer) {
        List<SignatureEntry> all = new ArrayList<>(signatures);
        all.removeIf(other -> other.key().equals(signer.publicKey().keyId()));
        all.add(SignatureEntry.make(signer, message()));
        return new TrustChange(next, all);
    }

    byte[] message() {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(PURPOSE);
        message.writeBytes(next.canonical());
        return message.toByteArray();
    }
}
