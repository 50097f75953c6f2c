/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.registry.Catalogue;
import org.jianzheng.sample.client.BatchLine;
import org.jianzheng.sample.client.GatewayClient;
import org.jianzheng.sample.client.Patience;
import org.jianzheng.sample.keys.PersonKey;

/** Writes and reads over the gateways' HTTP interface, at the time that the cases' clock shows. What is refused is thrown. */
final class CaseDesk implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Patience PATIENCE =
            new Patience(LONGEST, Duration.ofMinutes(1), Duration.ofMillis(20), Duration.ofMillis(200));
    private static final int LARGEST_ANSWER = 8 << 20;

    private final CaseNetwork network;
    private final SecureRandom random = new SecureRandom();
    private final TreeMap<String, GatewayClient> clients = new TreeMap<>();
    private volatile List<Signer> forCatalogues = List.of();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LONGEST).build();

    CaseDesk(CaseNetwork network) {
        this.network = network;
    }

    /** Signs a record of now, hands it in to the signer's own gateway and waits until it stands in a block. */
    ReadableRecord record(PersonKey by, RecordBody body) {
        return record(by, body, UnaryOperator.identity());
    }

    /** As {@link #record(PersonKey, RecordBody)}, with lot, subjects and references. */
    ReadableRecord record(PersonKey by, RecordBody body, UnaryOperator<ReadableRecord.Builder> more) {
        ReadableRecord record = draft(by, body, more).sign(by.signer(), beside(body));
        submit(record.organisation(), record.toJson());
        return record;
    }

    /** From now on versions of catalogues are signed by these, too: a signature matrix is in force. */
    void catalogueChangesNeed(List<Signer> signers) {
        forCatalogues = List.copyOf(signers);
    }

    private Signer[] beside(RecordBody body) {
        return body instanceof Catalogue ? forCatalogues.toArray(Signer[]::new) : new Signer[0];
    }

    /** A record of now that nobody has signed yet. */
    ReadableRecord.Builder draft(PersonKey by, RecordBody body, UnaryOperator<ReadableRecord.Builder> more) {
        return more.apply(ReadableRecord.builder(
                body,
                RecordId.generate(network.clock(), random),
                by.organisation(),
                network.clock().instant(),
                Salt.random(random)));
    }

    /** Hands in a signed envelope and waits until it stands in a block. */
    void submit(OrganisationId organisation, JsonObject envelope) {
        try {
            client(organisation).submitAndCommit(envelope);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Hands in records of one organisation that may ride together, and waits until all stand in blocks. */
    void submitAll(OrganisationId organisation, List<ReadableRecord> records) {
        try {
            List<JsonObject> envelopes =
                    records.stream().map(ReadableRecord::toJson).toList();
            for (BatchLine line : client(organisation).submitBatch(envelopes)) {
                if (!line.accepted()) {
                    throw Refusal.of(line.code().orElse(ErrorCode.INTERNAL), "one of %d records", records.size());
                }
            }
            for (ReadableRecord record : records) {
                client(organisation).awaitCommitted(record.id());
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The present state of a head. */
    Optional<JsonObject> head(HeadKey key) {
        try {
            return client(CaseNetwork.REGULATOR).head(key.kind().wireName(), key.id());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Waits until a record that its gateway has taken stands in a block. */
    void awaitCommitted(ReadableRecord record) {
        try {
            client(record.organisation()).awaitCommitted(record.id());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** What an organisation's gateway answers to a path below {@code /api/v1/}; a refusal is thrown. */
    JsonObject get(OrganisationId organisation, String path) {
        return send(organisation, path, HttpRequest.Builder::GET).require();
    }

    /** What a gateway answers to something that is posted below {@code /api/v1/}, with the code of a refusal if it is one. */
    record Reply(Optional<ErrorCode> refusal, JsonObject json) {
        /** The answer; a refusal is thrown. */
        JsonObject require() {
            refusal.ifPresent(code -> {
                throw Refusal.of(code, "%s", json);
            });
            return json;
        }
    }

    /** Posts JSON to a path below {@code /api/v1/}. */
    Reply post(OrganisationId organisation, String path, JsonObject body) {
        return send(
                organisation,
                path,
                request -> request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.canonical())));
    }

    /** The bytes that an organisation's gateway answers at a path, whatever they say. */
    byte[] bytes(OrganisationId organisation, String path) {
        URI address = network.gateway(organisation).resolve(path);
        try {
            return http.send(
                            HttpRequest.newBuilder(address).timeout(LONGEST).build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Reply send(OrganisationId organisation, String path, UnaryOperator<HttpRequest.Builder> method) {
        URI address = network.gateway(organisation).resolve("/api/v1/" + path);
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(LONGEST);
            HttpResponse<byte[]> answer =
                    http.send(method.apply(request).build(), HttpResponse.BodyHandlers.ofByteArray());
            JsonObject json = CanonicalJson.parse(answer.body(), LARGEST_ANSWER).asObject();
            Optional<ErrorCode> code = answer.statusCode() < 300
                    ? Optional.empty()
                    : Optional.of(json.optionalString("code")
                            .flatMap(ErrorCode::named)
                            .orElse(ErrorCode.INTERNAL));
            return new Reply(code, json);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(address.toString(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private GatewayClient client(OrganisationId organisation) {
        return clients.computeIfAbsent(
                organisation.value(),
                ignored -> new GatewayClient(network.gateway(organisation), PATIENCE, InstantSource.system()));
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }

    @Override
    public void close() {
        clients.values().forEach(GatewayClient::close);
        http.close();
    }
}
