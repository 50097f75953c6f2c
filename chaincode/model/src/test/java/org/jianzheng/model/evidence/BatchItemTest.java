/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.Test;

class BatchItemTest {
    private static final RecordId ID = RecordId.parse("0198c7a0-0000-7000-8000-000000000001");
    private static final Instant AT = Instant.parse("2026-03-16T01:30:04Z");
    private static final String ITEM =
            "{\"at\":\"2026-03-16T01:30:04Z\",\"content\":{\"door\":\"1\"},\"id\":\"" + ID + "\"}";

    private static void refuses(String text, ErrorCode code) {
        assertThatThrownBy(() ->
                        BatchItem.read(text.getBytes(StandardCharsets.UTF_8)).canonical())
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void an_items_leaf_is_its_canonical_form_however_it_was_sent() {
        String spaced = "{ \"id\": \"" + ID + "\", \"content\": {\"door\": \"1\"}, \"at\": \"2026-03-16T01:30:04Z\" }";
        assertThat(BatchItem.read(spaced.getBytes(StandardCharsets.UTF_8)).canonical())
                .isEqualTo(ITEM.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refuses_an_item_that_says_nothing_or_more_than_it_may() {
        refuses(ITEM.replace("\"content\":{\"door\":\"1\"},", ""), ErrorCode.SCHEMA_INVALID);
        refuses(ITEM.replace("\"id\"", "\"source\":\"x\",\"id\""), ErrorCode.SCHEMA_INVALID);
        refuses(ITEM.replace("\"id\"", "\"size\":1,\"id\""), ErrorCode.SCHEMA_INVALID);
        refuses(ITEM.replace("-7000-", "-4000-"), ErrorCode.ID_INVALID);
    }

    @Test
    void refuses_an_item_that_is_too_large_or_nests_too_deep() {
        refuses(ITEM.replace("\"1\"", "\"" + "x".repeat(BatchItem.MAX_BYTES) + "\""), ErrorCode.TOO_LARGE);
        String deep = "{\"a\":".repeat(BatchItem.MAX_DEPTH) + "1" + "}".repeat(BatchItem.MAX_DEPTH);
        refuses(ITEM.replace("\"1\"", deep), ErrorCode.TOO_LARGE);
    }

    @Test
    void a_receipt_holds_for_its_key_and_its_content_only() {
        PrivateKey key = PrivateKeys.generate(SignatureAlgorithm.ED25519, new SecureRandom());
        BatchReceipt receipt = BatchReceipt.sign(
                OrganisationId.parse("CityMSP"),
                ID,
                "door-3",
                Optional.empty(),
                7,
                DualDigest.of(new byte[1]),
                AT,
                key);
        JsonObject json = receipt.toJson();
        assertThat(BatchReceipt.fromJson(json)).isEqualTo(receipt);
        receipt.requireSignedBy(key.publicKey());
        assertThatThrownBy(() -> BatchReceipt.fromJson(json.with("size", 8)).requireSignedBy(key.publicKey()))
                .hasMessageStartingWith("SIGNATURE_INVALID");
        PrivateKey other = PrivateKeys.generate(SignatureAlgorithm.ED25519, new SecureRandom());
        assertThatThrownBy(() -> receipt.requireSignedBy(other.publicKey()))
                .hasMessageStartingWith("SIGNATURE_INVALID");
    }
}
