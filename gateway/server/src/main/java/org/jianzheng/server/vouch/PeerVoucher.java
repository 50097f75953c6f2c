/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.vouch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jianzheng.model.bid.TimeVouch;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.json.CanonicalJson;

/** A gateway at the address at which it cosigns, spoken to over mutual TLS. */
final class PeerVoucher implements Voucher {
    private static final int OK = 200;

    private final OrganisationId organisation;
    private final URI address;
    private final HttpClient client;
    private final Duration patience;

    /** @param patience for one question, from its first byte to the answer's last */
    PeerVoucher(OrganisationId organisation, URI address, HttpClient client, Duration patience) {
        this.organisation = organisation;
        this.address = address;
        this.client = client;
        this.patience = patience;
    }

    @Override
    public OrganisationId organisation() {
        return organisation;
    }

    @Override
    public TimeVouch ask(VouchRequest request) throws IOException, InterruptedException {
        HttpRequest asking = HttpRequest.newBuilder(address.resolve(VouchRequest.PATH))
                .timeout(patience)
                .POST(HttpRequest.BodyPublishers.ofString(request.toJson().toString()))
                .build();
        CompletableFuture<HttpResponse<byte[]>> asked =
                client.sendAsync(asking, BodyHandlers.limiting(BodyHandlers.ofByteArray(), VouchRequest.MAX_BYTES));
        try {
            HttpResponse<byte[]> answer = asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() != OK) {
                throw new IOException("it answers " + answer.statusCode() + " "
                        + new String(answer.body(), StandardCharsets.UTF_8).strip());
            }
            return TimeVouch.fromJson(
                    CanonicalJson.parse(answer.body(), VouchRequest.MAX_BYTES).asObject());
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw new IOException("it does not answer within " + patience.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new IOException("it does not answer: " + e.getCause(), e);
        }
    }
}
