/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/** What both forms of the envelope have in common on the way in and out. */
final class EnvelopeForm {
    private EnvelopeForm() {}

    static void requireVersion(JsonObject json) {
        long version = json.integer("v");
        if (version != Envelope.VERSION) {
            throw Refusal.of(ErrorCode.UNKNOWN_VERSION, "version %d, this release reads %d", version, Envelope.VERSION);
        }
    }

    /** The canonical bytes of an envelope that is not too large. */
    static byte[] canonical(JsonObject json) {
        byte[] canonical = CanonicalJson.write(json);
        if (canonical.length > Envelope.MAX_BYTES) {
            throw Refusal.of(
                    ErrorCode.TOO_LARGE,
                    "the envelope has %d bytes, the limit is %d",
                    canonical.length,
                    Envelope.MAX_BYTES);
        }
        return canonical;
    }

    /** Reads a mark that is either absent or {@code true}, so that its absence has one form. */
    static boolean mark(JsonObject json, String member) {
        boolean present = json.has(member);
        if (present && !json.bool(member)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s is left out when it is false", json.place(member));
        }
        return present;
    }

    static List<SignatureEntry> signatures(JsonObject json, KeyId by) {
        List<SignatureEntry> signatures = json.array("signatures").objects().stream()
                .map(SignatureEntry::fromJson)
                .toList();
        if (signatures.isEmpty() || signatures.size() > Envelope.MAX_SIGNATURES) {
            throw Refusal.of(
                    ErrorCode.SIGNATURE_MISSING,
                    "%d signatures, allowed are 1 to %d",
                    signatures.size(),
                    Envelope.MAX_SIGNATURES);
        }
        if (!signatures.getFirst().key().equals(by)) {
            throw Refusal.of(
                    ErrorCode.SIGNATURE_MISSING,
                    "the first signature is by %s, not by %s",
                    signatures.getFirst().key(),
                    by);
        }
        Set<KeyId> keys = new HashSet<>();
        for (SignatureEntry signature : signatures) {
            if (!keys.add(signature.key())) {
                throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s signs twice", signature.key());
            }
        }
        return signatures;
    }

    /** Signs the canonical bytes of an envelope that has no signatures yet. */
    static JsonObject sign(JsonObject unsigned, List<Signer> signers) {
        byte[] message = CanonicalJson.write(unsigned);
        List<JsonObject> signatures = new ArrayList<>();
        for (Signer signer : signers) {
            signatures.add(SignatureEntry.make(signer, message).toJson());
        }
        return unsigned.with("signatures", JsonArray.of(signatures));
    }
}
