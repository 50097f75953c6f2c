/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.sample.FakeGateways;
import org.jianzheng.sample.SampleRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayClientTest {
    private static final Patience SHORT =
            new Patience(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMillis(1), Duration.ofMillis(2));
    private static final Patience NONE =
            new Patience(Duration.ofSeconds(10), Duration.ofNanos(1), Duration.ofMillis(1), Duration.ofMillis(1));

    private final FakeGateways gateways = new FakeGateways("city");
    private final GatewayClient client = client(SHORT);

    @AfterEach
    void stop() {
        client.close();
        gateways.close();
    }

    @Test
    void hands_in_a_record_and_reads_where_it_stands() throws Exception {
        ReadableRecord record = record();
        Receipt receipt = client.submitAndCommit(record.toJson());
        assertThat(receipt.id()).isEqualTo(record.id());
        assertThat(receipt.status()).isEqualTo(Receipt.Status.COMMITTED);
        assertThat(receipt.block()).hasValue(7);
        assertThat(gateways.sent().getFirst().body()).isEqualTo(record.toJson().toString());
    }

    @Test
    void asks_again_until_an_accepted_record_is_committed() throws Exception {
        gateways.commitAfterQuestions(3);
        assertThat(client.submitAndCommit(record().toJson()).isCommitted()).isTrue();
        assertThat(gateways.sent()).hasSize(4);
    }

    @Test
    void throws_the_refusal_with_its_code_and_sentence() {
        gateways.refuseAfter(0, ErrorCode.ROLE_FORBIDDEN);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> client.submit(record().toJson()))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.ROLE_FORBIDDEN))
                .withMessageContaining("refused on purpose");
    }

    @Test
    void tries_again_while_the_ledger_is_unavailable() throws Exception {
        gateways.beUnavailable(3);
        assertThat(client.submitAndCommit(record().toJson()).isCommitted()).isTrue();
    }

    @Test
    void gives_up_when_its_patience_ends() {
        gateways.beUnavailable(Integer.MAX_VALUE);
        try (GatewayClient impatient = client(NONE)) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(impatient::health)
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.LEDGER_UNAVAILABLE));
        }
    }

    @Test
    void says_that_a_gateway_cannot_be_reached() {
        URI address = gateways.address("city");
        gateways.close();
        try (GatewayClient unlucky = new GatewayClient(address, NONE, InstantSource.system())) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(unlucky::health)
                    .withMessageContaining("cannot be reached");
        }
    }

    @Test
    void hands_in_a_batch_line_by_line() throws Exception {
        ReadableRecord first = record();
        ReadableRecord second = record();
        List<BatchLine> lines = client.submitBatch(List.of(first.toJson(), second.toJson()));
        assertThat(lines).extracting(line -> line.id().orElseThrow()).containsExactly(first.id(), second.id());
        assertThat(lines).allMatch(BatchLine::accepted);
    }

    @Test
    void returns_the_exact_bytes_of_a_bundle() throws Exception {
        ReadableRecord record = record();
        byte[] bundle = client.submitAndProve(record.toJson());
        assertThat(client.bundle(record.id())).isEqualTo(bundle);
        assertThat(CanonicalJson.parseObject(bundle).object("entry").object("record"))
                .isEqualTo(record.toJson());
    }

    @Test
    void sends_a_file_as_it_is(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "见证");
        assertThat(client.putFile(file, "text/plain").integer("size"))
                .isEqualTo("见证".getBytes(StandardCharsets.UTF_8).length);
        assertThat(gateways.sent().getFirst().body()).isEqualTo("见证");
    }

    @Test
    void finds_no_head_where_there_is_none() throws Exception {
        assertThat(client.head("lot", "E620800ZZ99000001001001")).isEmpty();
    }

    private GatewayClient client(Patience patience) {
        return new GatewayClient(gateways.address("city"), patience, InstantSource.system());
    }

    private static ReadableRecord record() {
        return SampleRecords.item(new SecureRandom());
    }
}
