/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.process.Health;
import org.jianzheng.launcher.recovery.Backup;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;
import org.jspecify.annotations.Nullable;

/** How far the gateways' logs have come, and whether they agree. */
public record Gateways(Topology topology) {

    private static final Duration BOUND = Duration.ofMinutes(2);
    private static final Duration AGREEMENT_BOUND = Duration.ofMinutes(10);

    /**
     * Waits until a gateway has a cosigned checkpoint that every other gateway has too, byte for byte: then all have the same
     * entries in the same order. Each keeps a checkpoint only after it has compared it with its own log.
     *
     * @return the checkpoint's text
     * @throws ChannelNotReady if that does not come about in time
     */
    public String awaitAgreement(Organisation member, Network.Progress progress)
            throws IOException, InterruptedException {
        StringBuilder agreed = new StringBuilder();
        new Waiting(progress).until(AGREEMENT_BOUND, () -> {
            Optional<String> trouble = trouble(member);
            if (trouble.isPresent()) {
                return trouble;
            }
            Optional<String> own = text(member, "/log/checkpoint");
            if (own.isEmpty()) {
                return Optional.of("the gateway of " + member.name() + " has no cosigned checkpoint yet");
            }
            for (Organisation other : topology.members()) {
                if (!text(other, "/log/checkpoints/" + block(own.get())).equals(own)) {
                    return Optional.of("the gateway of " + other.name() + " has not the checkpoint of block "
                            + block(own.get()) + " that " + member.name() + " has");
                }
            }
            agreed.append(own.get());
            return Optional.empty();
        });
        String text = agreed.toString();
        progress.step(
                "各网关在区块 " + block(text) + " 的检查点一致，日志根相同", "All gateways have the same checkpoint and the same roots");
        return text;
    }

    /** As {@link #awaitAgreement}, where anything was cosigned at all: an empty log has no checkpoint. */
    public void awaitAgreementIfAny(Organisation member, Network.Progress progress)
            throws IOException, InterruptedException {
        for (Organisation other : topology.members()) {
            if (!other.mspId().equals(member.mspId())
                    && text(other, "/log/checkpoint").isPresent()) {
                awaitAgreement(member, progress);
                return;
            }
        }
    }

    /** What a gateway complains of, or that it does not answer. */
    private static Optional<String> trouble(Organisation member) throws InterruptedException {
        Map<String, Object> health = health(member);
        if (health.isEmpty()) {
            return Optional.of("the gateway of " + member.name() + " does not answer");
        }
        for (String part : List.of("ledger", "cosigning")) {
            if (health.get(part) instanceof Map<?, ?> map && map.get("trouble") instanceof String trouble) {
                return Optional.of("the gateway of " + member.name() + " says: " + trouble);
            }
        }
        return Optional.empty();
    }

    /** The signed text of a checkpoint, without the signatures; nothing if there is none. */
    private static Optional<String> text(Organisation member, String path) throws InterruptedException {
        return get(member, path)
                .filter(note -> note.contains("\n\n"))
                .map(note -> note.substring(0, note.indexOf("\n\n")));
    }

    private static String block(String checkpoint) {
        return checkpoint
                .lines()
                .filter(line -> line.startsWith("block "))
                .map(line -> line.split(" ", -1)[1])
                .findFirst()
                .orElse("0");
    }

    /** How far a gateway's log has come; -1 and 0 while it does not say. */
    public Backup.LogHeight height(Organisation member) throws InterruptedException {
        if (!(health(member).get("log") instanceof Map<?, ?> map)) {
            return new Backup.LogHeight(-1, 0);
        }
        Map<String, Object> log = Documents.mapping(map);
        return new Backup.LogHeight(number(log.get("block"), -1), number(log.get("size"), 0));
    }

    private static long number(@Nullable Object value, long otherwise) {
        return value instanceof Number number ? number.longValue() : otherwise;
    }

    /**
     * Waits until each has entered this block.
     *
     * @throws ChannelNotReady if one does not in time
     */
    public void awaitBlock(long block, Network.Progress progress) throws IOException, InterruptedException {
        for (Organisation member : topology.members()) {
            new Waiting(progress).until(BOUND, () -> {
                long entered = entered(member);
                return entered >= block
                        ? Optional.empty()
                        : Optional.of(
                                "the gateway of " + member.name() + " has come to block " + entered + " of " + block);
            });
        }
        progress.step("各网关的日志已越过区块 " + block, "The gateways' logs go on");
    }

    /** -1 while it does not say. */
    private long entered(Organisation member) throws InterruptedException {
        return height(member).block();
    }

    private static Map<String, Object> health(Organisation member) throws InterruptedException {
        try {
            Optional<String> answer = get(member, "/api/v1/health");
            return answer.isPresent() ? Documents.mapping(Documents.parse(answer.get())) : Map.of();
        } catch (IllegalArgumentException noDocument) {
            return Map.of();
        }
    }

    private static Optional<String> get(Organisation member, String path) throws InterruptedException {
        URI uri = URI.create("http://" + member.site().orElseThrow().gateway() + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(uri).timeout(Health.LOOK).build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException silent) {
            return Optional.empty();
        }
    }
}
