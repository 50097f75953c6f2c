/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpDepositLedgerTest extends DepositLedgerContract {
    private HttpServer server;
    private HttpDepositLedger ledger;
    private Optional<byte[]> instead = Optional.empty();
    private int status = 200;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/deposits", this::answer);
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/deposits");
        ledger = new HttpDepositLedger(address, Duration.ofSeconds(20));
    }

    @AfterEach
    void close() {
        server.stop(0);
        ledger.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            DepositQuestion question =
                    DepositQuestion.parse(exchange.getRequestBody().readAllBytes());
            byte[] answer = instead.orElseGet(() -> paid(question));
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    /** As the README shows it. */
    private static byte[] paid(DepositQuestion question) {
        return JsonObject.builder()
                .put("v", 1)
                .put("kind", "deposit-answer")
                .put("lot", question.lot().value())
                .put("bidder", question.bidder().value())
                .put("form", "GUARANTEE")
                .put("paid", true)
                .put("reference", "保函编号(虚构)")
                .build()
                .canonical();
    }

    @Override
    DepositLedger bank() {
        return ledger;
    }

    @Test
    void believes_no_answer_about_another_deposit_and_none_of_another_form() {
        DepositQuestion other = new DepositQuestion(QUESTION.lot(), UnifiedCreditCode.parse("91999999B000000275"));
        instead = Optional.of(paid(other));
        assertThatThrownBy(() -> ledger.ask(QUESTION))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.SUBJECTS_MISMATCH));
        instead = Optional.of("{}".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> ledger.ask(QUESTION)).isInstanceOf(Refusal.class);
        instead = Optional.of(new byte[DepositAnswer.MAX_BYTES + 1]);
        assertThatThrownBy(() -> ledger.ask(QUESTION)).isInstanceOf(IOException.class);
        instead = Optional.empty();
        status = 503;
        assertThatThrownBy(() -> ledger.ask(QUESTION))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("503");
    }

    @Test
    void an_answer_of_which_any_byte_is_another_is_refused_or_has_other_digests() {
        byte[] answer = paid(QUESTION);
        DepositAnswer good = DepositAnswer.parse(answer, QUESTION);
        Random random = new Random(6);
        for (int place = 0; place < answer.length; place++) {
            byte[] changed = answer.clone();
            changed[place] ^= (byte) (1 + random.nextInt(255));
            requireOther(changed, good);
            requireOther(Arrays.copyOf(answer, place), good);
        }
    }

    private static void requireOther(byte[] changed, DepositAnswer good) {
        DepositAnswer read;
        try {
            read = DepositAnswer.parse(changed, QUESTION);
        } catch (Refusal refused) {
            return;
        }
        assertThat(read.digests()).isNotEqualTo(good.digests());
    }
}
