/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.record.RecordType;

/** Well-formed records for tests that do not care what they say. */
public final class SampleRecords {
    private record Item(RecordType type, JsonObject toJson) implements RecordBody {}

    private SampleRecords() {}

    /** A witness item of the city, signed by a fresh key. */
    public static ReadableRecord item(SecureRandom random) {
        JsonObject body = JsonObject.builder()
                .put("item", "W2")
                .put("text", "是否按时开标")
                .put("result", "OK")
                .build();
        return ReadableRecord.builder(
                        new Item(RecordType.WITNESS_ITEM, body),
                        RecordId.generate(InstantSource.system(), random),
                        new OrganisationId("CityMSP"),
                        Instant.parse("2026-04-08T01:31:00Z"),
                        Salt.random(random))
                .lot(LotCode.parse("E620800ZZ99000001001001"))
                .sign(PrivateKeys.generate(SignatureAlgorithm.ED25519, random));
    }
}
