/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.export;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.list.ListSnapshot;

/**
 * A W3C Bitstring Status List (v1.0) of a list: the bit with the number of the delta that made an entry is set while that entry has no effect
 * (purpose {@code revocation}). Whoever publishes it secures it; what proves it here are the deltas.
 */
public final class StatusList {
    /** The fewest bits, so that a status says nothing by how long the list is (6.1 of the recommendation). */
    public static final int LEAST_BITS = 131_072;

    private static final int MOST_BITS = 1 << 20;

    private StatusList() {}

    /**
     * The credential, unsecured.
     *
     * @param deltas all deltas of the list in their order
     * @param snapshot who stands on it
     * @param id the address at which it is published
     * @param issuer the identifier of whoever publishes it
     */
    public static JsonObject credential(
            List<ListSnapshot.Known> deltas, ListSnapshot snapshot, String id, String issuer) {
        return JsonObject.builder()
                .put("@context", JsonArray.ofStrings(List.of("https://www.w3.org/ns/credentials/v2")))
                .put("id", id)
                .put("type", JsonArray.ofStrings(List.of("VerifiableCredential", "BitstringStatusListCredential")))
                .put("issuer", issuer)
                .put("validFrom", Instants.format(snapshot.knownAt().truncatedTo(ChronoUnit.SECONDS)))
                .put(
                        "credentialSubject",
                        JsonObject.builder()
                                .put("id", id + "#list")
                                .put("type", "BitstringStatusList")
                                .put("statusPurpose", "revocation")
                                .put("encodedList", encode(bits(deltas, snapshot)))
                                .build())
                .build();
    }

    /** Whether the status at an index is set in an encoded list; refuses ({@code SCHEMA_INVALID}) one that cannot be read. */
    public static boolean isSet(String encoded, int index) {
        if (!encoded.startsWith("u") || index < 0 || index >= MOST_BITS) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "no list in base64url, or no index of one");
        }
        try (GZIPInputStream bytes = new GZIPInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(encoded.substring(1))))) {
            byte[] read = bytes.readNBytes(MOST_BITS / Byte.SIZE);
            int at = index / Byte.SIZE;
            return at < read.length && (read[at] >> (Byte.SIZE - 1 - index % Byte.SIZE) & 1) == 1;
        } catch (IOException | IllegalArgumentException unreadable) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "the list cannot be read")
                    .causedBy(unreadable);
        }
    }

    private static BitSet bits(List<ListSnapshot.Known> deltas, ListSnapshot snapshot) {
        if (deltas.size() >= MOST_BITS) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "a status list has at most %d entries", MOST_BITS);
        }
        Set<RecordRef> inForce = snapshot.entries().values().stream()
                .map(entry -> entry.deltas().getFirst())
                .collect(Collectors.toUnmodifiableSet());
        BitSet bits = new BitSet();
        for (ListSnapshot.Known known : deltas) {
            bits.set((int) known.delta().sequence(), !inForce.contains(known.record()));
        }
        return bits;
    }

    /** Multibase base64url of the compressed bits, the first of which is the highest of its byte. */
    private static String encode(BitSet bits) {
        byte[] bytes = new byte[Math.max(LEAST_BITS, Integer.highestOneBit(bits.length() + 1) * 2) / Byte.SIZE];
        bits.stream().forEach(bit -> bytes[bit / Byte.SIZE] |= (byte) (1 << (Byte.SIZE - 1 - bit % Byte.SIZE)));
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(compressed.toByteArray());
    }
}
