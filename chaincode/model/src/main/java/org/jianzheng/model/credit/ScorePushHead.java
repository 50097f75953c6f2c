/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.nio.charset.StandardCharsets;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;

/** That a platform has a score under an id (invariant 25). */
public final class ScorePushHead {
    private static final String PUSH = "push";

    private ScorePushHead() {}

    /** Where the head lies: under the SM3 digest of platform and id, each behind its length in four bytes. */
    public static HeadKey key(String target, String number) {
        return new HeadKey(
                HeadKind.SCORE_PUSH,
                HashSuite.SM3.digestOfParts(utf8(target), utf8(number)).hex());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The head after a push; refuses ({@code ALREADY_DONE}) an id under which the platform has a score, and names the record of the first receipt. */
    static HeadChange pushed(ReadableRecord record, ScorePush push, HeadReader heads) {
        HeadKey key = key(push.target(), push.number());
        heads.read(key).ifPresent(before -> {
            throw Refusal.of(
                    ErrorCode.ALREADY_DONE, "%s has %s by %s", push.target(), push.number(), before.string(PUSH));
        });
        return new HeadChange(
                key, JsonObject.builder().put(PUSH, record.ref().toString()).build());
    }
}
