/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.vectors;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonValue;

/**
 * What befalls a bundle or an answer. Where exactly, chance decides; but never inside certificates and their signatures, which are others
 * with each run: these are only left out, moved or exchanged for those of another one.
 */
enum Damage {
    /** One bit of a member is another. */
    BIT,
    /** The end is missing. */
    CUT,
    /** A value somewhere in a member is of another kind, larger, smaller, empty, doubled or missing. */
    VALUE,
    /** A member comes from another bundle or answer. */
    GRAFT,
    /** A member, or one of its elements, is missing. */
    LEFT_OUT,
    /** Two elements, or the paths of both suites, have changed places. */
    MOVED;

    private static final Set<String> OTHERS_WITH_EACH_RUN = Set.of("tokens", "ledger");

    /** Says only which version of the trust root is needed at least: a smaller number does no harm. */
    private static final String TRUST = "trust";

    /**
     * The damaged bytes; they may by chance be the same as before.
     *
     * @param proof a bundle or an answer
     * @param other another one
     */
    byte[] of(byte[] proof, byte[] other, RandomGenerator chance) {
        JsonObject whole = json(proof);
        String key = pick(steady(whole), chance);
        return switch (this) {
            case BIT -> flipped(proof, key, whole.value(key), chance);
            case CUT -> Arrays.copyOf(proof, proof.length - 1 - chance.nextInt(80));
            case VALUE -> {
                List<Mutants> changes = Mutants.of(whole.value(key));
                yield bytes(whole.with(key, pick(changes, chance).value()));
            }
            case GRAFT -> {
                JsonObject donor = json(other);
                String taken = pick(List.copyOf(donor.keys()), chance);
                yield bytes(whole.with(taken, donor.value(taken)));
            }
            case LEFT_OUT -> bytes(leftOut(whole, chance));
            case MOVED -> bytes(moved(whole, chance));
        };
    }

    private static List<String> steady(JsonObject whole) {
        return whole.keys().stream()
                .filter(key -> !OTHERS_WITH_EACH_RUN.contains(key) && !key.equals(TRUST))
                .toList();
    }

    private static byte[] flipped(byte[] proof, String key, JsonValue value, RandomGenerator chance) {
        String text = "\"" + key + "\":" + value;
        String before = new String(proof, StandardCharsets.UTF_8).split(Pattern.quote(text), 2)[0];
        int from = before.getBytes(StandardCharsets.UTF_8).length;
        byte[] changed = proof.clone();
        int at = from + chance.nextInt(text.getBytes(StandardCharsets.UTF_8).length);
        changed[at] ^= (byte) (1 << chance.nextInt(Byte.SIZE));
        return changed;
    }

    private static JsonObject leftOut(JsonObject whole, RandomGenerator chance) {
        String key = pick(List.copyOf(whole.keys()), chance);
        JsonValue value = whole.value(key);
        if (value instanceof JsonArray array && !array.isEmpty()) {
            List<JsonValue> fewer = new ArrayList<>(array.values());
            fewer.remove(chance.nextInt(fewer.size()));
            return whole.with(key, JsonArray.of(fewer));
        }
        return value instanceof JsonObject blocks && key.equals("ledger")
                ? whole.with(key, leftOut(blocks, chance))
                : whole.without(key);
    }

    private static JsonObject moved(JsonObject whole, RandomGenerator chance) {
        List<String> rows = whole.keys().stream()
                .filter(key -> whole.value(key) instanceof JsonArray array && array.size() > 1)
                .toList();
        if (rows.isEmpty() || chance.nextInt(3) == 0) {
            JsonObject path = whole.object("path");
            return whole.with(
                    "path",
                    JsonObject.builder()
                            .put("sha256", path.value("sm3"))
                            .put("sm3", path.value("sha256"))
                            .build());
        }
        String key = pick(rows, chance);
        List<JsonValue> values = new ArrayList<>(whole.array(key).values());
        int first = chance.nextInt(values.size());
        Collections.swap(values, first, (first + 1) % values.size());
        return whole.with(key, JsonArray.of(values));
    }

    private static <T> T pick(List<T> all, RandomGenerator chance) {
        return all.get(chance.nextInt(all.size()));
    }

    private static JsonObject json(byte[] proof) {
        return CanonicalJson.parse(proof, EvidenceBundle.MAX_BYTES).asObject();
    }

    private static byte[] bytes(JsonObject json) {
        return CanonicalJson.write(json);
    }
}
