/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.verify.EvidenceVerifier;
import org.jianzheng.evidence.verify.StepName;
import org.jianzheng.evidence.verify.VerificationReport;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.evidence.BatchReceipt;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.junit.jupiter.api.Test;

/** Files, sealed content and streams of items. */
class FilesOverHttpTest extends OpenGateway {

    @Test
    void takes_a_stream_of_items_and_proves_each_by_its_batch() throws Exception {
        String first = "{\"at\":\"2026-03-16T01:30:04Z\",\"content\":{\"door\":\"1\"},"
                + "\"id\":\"0198c7a0-0000-7000-8000-00000000000a\"}";
        String second = first.replace("000a", "000b");
        String body = first + "\nnonsense\n\n" + second;
        HttpResponse<byte[]> answer =
                post("/api/v1/batches?source=door-3", "application/x-ndjson", body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        List<JsonObject> lines = new String(answer.body(), StandardCharsets.UTF_8)
                .lines()
                .map(CanonicalJson::parseObject)
                .toList();
        assertThat(lines.getFirst().array("refused").object(0).string("code")).isEqualTo("MALFORMED_JSON");
        BatchReceipt receipt =
                BatchReceipt.fromJson(lines.getLast().array("receipts").object(0));
        receipt.requireSignedBy(PLATFORM.publicKey());
        assertThat(receipt.size()).isEqualTo(2);

        String item = "/api/v1/items/0198c7a0-0000-7000-8000-00000000000b";
        HttpResponse<byte[]> bundle = get(item + "/bundle");
        for (int patience = 0; bundle.statusCode() != 200 && patience < 200; patience++) {
            assertThat(bundle.statusCode()).isIn(404, 409);
            Thread.sleep(50);
            bundle = get(item + "/bundle");
        }
        EvidenceBundle read = EvidenceBundle.parse(bundle.body());
        assertThat(read.batch().orElseThrow().item().toString()).isEqualTo(second);
        VerificationReport report = new EvidenceVerifier(TRUST).verify(bundle.body());
        // Nobody registered the platform's key on this ledger in memory, which judges nothing.
        assertThat(report.failure().orElseThrow().name()).isEqualTo(StepName.SIGNATURES);

        JsonObject place = json(get(item));
        assertThat(place.string("batch")).isEqualTo(receipt.batch().value());
        assertThat(place.integer("index")).isEqualTo(1);
        assertThat(json(get("/api/v1/batches/" + receipt.batch())).integer("count"))
                .isEqualTo(2);
        assertThat(new String(
                        get("/api/v1/batches/" + receipt.batch() + "/items").body(), StandardCharsets.UTF_8))
                .isEqualTo(first + "\n" + second + "\n");
        assertProblem(get("/api/v1/items/0198c7a0-0000-7000-8000-00000000000c"), ErrorCode.ITEM_UNKNOWN);
        assertProblem(
                post("/api/v1/batches?source=x&lot=E620800ZZ99000001001777", "application/x-ndjson", new byte[0]),
                ErrorCode.NOT_OPEN);
    }

    @Test
    void tells_what_is_to_be_explained_in_a_devices_captures() throws Exception {
        for (long sequence : new long[] {0, 3, 2}) {
            assertThat(submit(RECORDS.capture("CAM-09", sequence), "?wait=committed")
                            .statusCode())
                    .isEqualTo(200);
        }
        HttpResponse<byte[]> answer = get("/api/v1/captures?source=CAM-09&limit=3");
        for (int patience = 0;
                patience < 200 && (answer.statusCode() != 200 || json(answer).integer("total") < 3);
                patience++) {
            Thread.sleep(50);
            answer = get("/api/v1/captures?source=CAM-09&limit=3");
        }
        JsonObject captures = json(answer);
        assertThat(captures.array("items").objects())
                .extracting(item -> item.integer("sequence"))
                .containsExactly(0L, 3L, 2L);
        assertThat(captures.array("items").object(0).string("captured")).isEqualTo("2026-03-16T01:30:03Z");
        assertThat(captures.array("findings").objects())
                .extracting(finding -> finding.string("kind"))
                .contains("GAP", "REORDERED", "UNCHAINED");
        assertThat(json(get("/api/v1/captures?source=CAM-09&cursor=1&limit=1")).string("next"))
                .isEqualTo("2");
        assertProblem(get("/api/v1/captures?source=nobody"), ErrorCode.NOT_FOUND);
    }

    @Test
    void stores_a_file_and_serves_it_once_a_public_record_registers_it() throws Exception {
        byte[] content = "camera 7, opening room".repeat(100).getBytes(StandardCharsets.UTF_8);
        HttpResponse<byte[]> stored = send(at("/api/v1/files").PUT(HttpRequest.BodyPublishers.ofByteArray(content)));
        assertThat(stored.statusCode()).isEqualTo(201);
        DualDigest digests = DualDigest.of(content);
        assertThat(json(stored).string("sha256")).isEqualTo(digests.sha256().hex());
        assertThat(json(stored).string("sm3")).isEqualTo(digests.sm3().hex());
        String address = "/api/v1/files/" + digests.sha256().hex();
        assertProblem(get(address), ErrorCode.NOT_YET_OPEN);
        assertThat(send(at(address).HEAD()).statusCode()).isEqualTo(403);
        assertThat(send(at("/api/v1/files/" + "0".repeat(64)).HEAD()).statusCode())
                .isEqualTo(404);
        String sha256 = digests.sha256().hex();
        String sm3 = digests.sm3().hex();
        submit(RECORDS.file(sha256, sm3, content.length, "PUBLIC"), "?wait=committed");
        HttpResponse<byte[]> standing = send(at(address).HEAD());
        assertThat(standing.statusCode()).isEqualTo(200);
        assertThat(standing.headers().firstValueAsLong("Content-Length")).hasValue(content.length);
        HttpResponse<byte[]> read = get(address);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(content);
        assertThat(read.headers().firstValue("Content-Disposition")).contains("attachment");
        assertThat(get("/api/v1/files/" + sm3).body()).isEqualTo(content);
        assertProblem(get("/api/v1/files/" + "0".repeat(64)), ErrorCode.FILE_UNKNOWN);
        byte[] large = new byte[400_000];
        assertProblem(
                send(at("/api/v1/files").PUT(HttpRequest.BodyPublishers.ofByteArray(large))), ErrorCode.TOO_LARGE);
    }

    @Test
    void serves_no_content_that_was_withdrawn_by_order_and_takes_it_in_no_more() throws Exception {
        byte[] content = "a face at the door".getBytes(StandardCharsets.UTF_8);
        DualDigest digests = DualDigest.of(content);
        String sha256 = digests.sha256().hex();
        String sm3 = digests.sm3().hex();
        send(at("/api/v1/files").PUT(HttpRequest.BodyPublishers.ofByteArray(content)));
        ReadableRecord file = RECORDS.file(sha256, sm3, content.length, "PUBLIC");
        submit(file, "?wait=committed");
        assertThat(get("/api/v1/files/" + sha256).statusCode()).isEqualTo(200);

        submit(RECORDS.erasure(digests), "?wait=cosigned");

        for (String digest : List.of(sha256, sm3)) {
            assertThat(send(at("/api/v1/files/" + digest).HEAD()).statusCode()).isEqualTo(410);
            HttpResponse<byte[]> gone = get("/api/v1/files/" + digest);
            assertThat(gone.statusCode()).isEqualTo(410);
            assertProblem(gone, ErrorCode.CONTENT_WITHDRAWN);
            assertThat(json(gone).string("detail")).contains("公管撤〔2026〕1号(示例)");
        }
        HttpResponse<byte[]> again = send(at("/api/v1/files").PUT(HttpRequest.BodyPublishers.ofByteArray(content)));
        assertProblem(again, ErrorCode.CONTENT_WITHDRAWN);
        byte[] bundle = get("/api/v1/records/" + file.id() + "/bundle").body();
        assertThat(EvidenceBundle.parse(bundle).withdrawn()).isPresent();
    }

    @Test
    void serves_no_file_that_is_not_public() throws Exception {
        byte[] content = "the committee's names".getBytes(StandardCharsets.UTF_8);
        send(at("/api/v1/files").PUT(HttpRequest.BodyPublishers.ofByteArray(content)));
        DualDigest digests = DualDigest.of(content);
        String sha256 = digests.sha256().hex();
        submit(RECORDS.file(sha256, digests.sm3().hex(), content.length, "INTERNAL"), "?wait=committed");
        assertProblem(get("/api/v1/files/" + sha256), ErrorCode.NOT_YET_OPEN);
    }

    @Test
    void keeps_the_readable_part_of_a_sealed_record_to_itself() throws Exception {
        ReadableRecord secret = RECORDS.item();
        var sealed = RECORDS.seal(secret);
        JsonObject both = JsonObject.builder()
                .put("sealed", sealed.toJson())
                .put("readable", secret.toJson())
                .build();
        HttpResponse<byte[]> answer = post("/api/v1/sealed", "application/json", CanonicalJson.write(both));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(json(answer).bool("readableKept")).isTrue();
        assertProblem(get("/api/v1/records/" + secret.id()), ErrorCode.RECORD_UNKNOWN);
        assertProblem(get("/api/v1/files/" + secret.digest().sha256().hex()), ErrorCode.NOT_YET_OPEN);
        JsonObject wrong = both.with("readable", RECORDS.item().toJson());
        assertProblem(
                post("/api/v1/sealed", "application/json", CanonicalJson.write(wrong)), ErrorCode.SEALED_MISMATCH);
    }
}
