/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.vectors;

import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.Base64;
import org.jianzheng.model.json.JsonObject;

/**
 * A change of bytes.
 *
 * @param at from which byte on
 * @param take how many bytes go
 * @param put what comes in their place
 * @param times how often it comes
 */
public record Splice(int at, int take, ByteString put, int times) {
    /** The smallest change that makes one of the other. */
    public static Splice between(byte[] base, byte[] changed) {
        int most = Math.min(base.length, changed.length);
        int front = 0;
        while (front < most && base[front] == changed[front]) {
            front++;
        }
        int back = 0;
        while (back < most - front && base[base.length - 1 - back] == changed[changed.length - 1 - back]) {
            back++;
        }
        byte[] put = Arrays.copyOfRange(changed, front, changed.length - back);
        int take = base.length - front - back;
        return isRun(put)
                ? new Splice(front, take, ByteString.copyFrom(put, 0, 1), put.length)
                : new Splice(front, take, ByteString.copyFrom(put), 1);
    }

    private static boolean isRun(byte[] bytes) {
        byte[] run = new byte[bytes.length];
        Arrays.fill(run, bytes.length == 0 ? 0 : bytes[0]);
        return bytes.length > 1 && Arrays.equals(bytes, run);
    }

    /** Reads the JSON form. */
    public static Splice fromJson(JsonObject json) {
        return new Splice(
                (int) json.integer("at"),
                (int) json.integer("take"),
                ByteString.copyFrom(Base64.getDecoder().decode(json.string("put"))),
                (int) json.optionalInteger("times").orElse(1));
    }

    /** The JSON form. */
    public JsonObject toJson() {
        JsonObject json = JsonObject.builder()
                .put("at", at)
                .put("take", take)
                .put("put", Base64.getEncoder().encodeToString(put.toByteArray()))
                .build();
        return times == 1 ? json : json.with("times", times);
    }

    /** The bytes with this change. */
    public byte[] apply(byte[] base) {
        byte[] changed = new byte[base.length - take + put.size() * times];
        System.arraycopy(base, 0, changed, 0, at);
        for (int i = 0; i < times; i++) {
            put.copyTo(changed, at + i * put.size());
        }
        int rest = at + take;
        System.arraycopy(base, rest, changed, at + put.size() * times, base.length - rest);
        return changed;
    }
}
