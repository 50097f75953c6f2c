/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.checkpoint.AddCheckpointRequest;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.note.NoteSignature;
import org.jianzheng.model.note.SignedNote;
import org.jianzheng.server.trouble.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Another gateway, spoken to by C2SP tlog-witness over mutual TLS. */
final class CosigningPeer implements PeerGateway {
    private static final Logger LOG = LoggerFactory.getLogger(CosigningPeer.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration BEHIND_PAUSE = Duration.ofMillis(30);
    private static final int OK = 200;
    private static final int NONE = 404;
    private static final int CONFLICT = 409;
    private static final int BEHIND = 503;

    private final String organisation;
    private final URI address;
    private final HttpClient client;
    private final LedgerLog log;
    private final Trouble silence;
    private volatile long lastCosigned;
    private volatile Optional<String> trouble = Optional.empty();

    CosigningPeer(String organisation, URI address, HttpClient client, LedgerLog log, Trouble silence) {
        this.organisation = organisation;
        this.address = address;
        this.client = client;
        this.log = log;
        this.silence = silence;
    }

    @Override
    public String organisation() {
        return organisation;
    }

    /** Why it did not cosign or answer last time, or empty if it did. */
    Optional<String> trouble() {
        return trouble;
    }

    @Override
    public List<NoteSignature> cosign(Checkpoint body, SignedNote note, Duration patience) throws InterruptedException {
        List<NoteSignature> signatures = ask(body, note, patience);
        trouble.ifPresentOrElse(silence::met, silence::passed);
        return signatures;
    }

    private List<NoteSignature> ask(Checkpoint body, SignedNote note, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                String request =
                        AddCheckpointRequest.of(log, lastCosigned, body, note).toString();
                Answer answer = exchange(post("/add-checkpoint", request));
                switch (answer.status) {
                    case OK -> {
                        lastCosigned = body.state().size();
                        trouble = Optional.empty();
                        return SignedNote.parseSignatures(answer.body);
                    }
                    case CONFLICT -> {
                        long size = Long.parseLong(answer.body.strip(), 10);
                        boolean known = size == lastCosigned;
                        lastCosigned = size;
                        if (known || size > body.state().size()) {
                            trouble = Optional.of("it has cosigned size " + size + " already");
                            return List.of();
                        }
                    }
                    case BEHIND -> {
                        trouble = Optional.of("it is behind");
                        Thread.sleep(BEHIND_PAUSE);
                    }
                    default -> {
                        trouble = Optional.of(answer.body.strip());
                        return List.of();
                    }
                }
            } catch (IOException | Refusal | NumberFormatException e) {
                trouble = Optional.of(e.getClass().getSimpleName() + " " + e.getMessage());
                return List.of();
            }
            if (System.nanoTime() > deadline) {
                return List.of();
            }
        }
    }

    @Override
    public void bring(SignedNote note) {
        try {
            exchange(post("/checkpoint", note.toString()));
        } catch (IOException e) {
            LOG.debug("{} did not take a checkpoint: {}", organisation, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Newest newest() throws InterruptedException {
        try {
            Answer answer = exchange(HttpRequest.newBuilder(address.resolve("/checkpoint")));
            return switch (answer.status) {
                case OK -> new Newest.Has(SignedNote.parse(answer.body));
                case NONE -> new Newest.None();
                default -> new Newest.Away();
            };
        } catch (IOException | Refusal e) {
            return new Newest.Away();
        }
    }

    private HttpRequest.Builder post(String path, String body) {
        return HttpRequest.newBuilder(address.resolve(path)).POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private record Answer(int status, String body) {}

    private Answer exchange(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                client.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            byte[] bytes = body.readNBytes(AddCheckpointRequest.MAX_CHARACTERS);
            return new Answer(response.statusCode(), new String(bytes, StandardCharsets.UTF_8));
        }
    }
}
