/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.merkle;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;

/**
 * The text of several hashes: standard base64 with padding of their bytes one after the other, nothing in between. No hash is the empty
 * text. A third shorter than an array of hexadecimal digits, and paths are most of a bundle.
 */
public final class HashText {
    private HashText() {}

    /** The text of these hashes. */
    public static String of(List<Hash> hashes) {
        byte[] bytes = new byte[hashes.size() * Hash.LENGTH];
        for (int i = 0; i < hashes.size(); i++) {
            hashes.get(i).copyTo(bytes, i * Hash.LENGTH);
        }
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * Reads the hashes in a member; refuses more than {@code most} ({@code TOO_LARGE}) and every other form
     * ({@code SCHEMA_INVALID}).
     */
    public static List<Hash> read(JsonObject json, String member, int most) {
        String text = json.string(member);
        if (text.length() > length(most)) {
            throw Refusal.of(
                    ErrorCode.TOO_LARGE,
                    "%s has %d characters, %d hashes have %d",
                    json.place(member),
                    text.length(),
                    most,
                    length(most));
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw invalid(json, member).causedBy(e);
        }
        // Base64 leaves bits unused: only the form that is written again alike is accepted.
        if (bytes.length % Hash.LENGTH != 0
                || !Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw invalid(json, member);
        }
        List<Hash> hashes = new ArrayList<>(bytes.length / Hash.LENGTH);
        for (int offset = 0; offset < bytes.length; offset += Hash.LENGTH) {
            hashes.add(Hash.of(bytes, offset));
        }
        return hashes;
    }

    private static Refusal invalid(JsonObject json, String member) {
        return Refusal.of(ErrorCode.SCHEMA_INVALID, "%s is not the base64 text of whole hashes", json.place(member));
    }

    private static int length(int hashes) {
        return (hashes * Hash.LENGTH + 2) / 3 * 4;
    }
}
