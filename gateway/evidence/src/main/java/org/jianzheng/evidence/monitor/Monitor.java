/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.monitor;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.checkpoint.CheckpointRefused;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.checkpoint.VerifiedCheckpoint;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.evidence.merkle.ProofRefused;
import org.jianzheng.evidence.monitor.MonitorState.Sight;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.note.SignedNote;

/**
 * Looks at gateways: verifies the newest checkpoint of each, holds it against what that gateway showed before and against the newest
 * of all, and asks for the forks that they know. What is not in order never enters its memory.
 *
 * @param verifier of checkpoints
 * @param clock for when a gateway answered
 * @param patience how long a gateway may be silent or stay behind before that is told
 */
public record Monitor(CheckpointVerifier verifier, InstantSource clock, Duration patience) {
    private static final String CHECKPOINT = "checkpoint";

    /** A checkpoint that a gateway shows, all signatures good. */
    private record Shown(ServedLog gateway, SignedNote note, VerifiedCheckpoint checkpoint) {
        LogState state() {
            return checkpoint.body().state();
        }
    }

    /** What is gathered while looking. */
    private static final class Gathering {
        private final List<MonitorFinding> findings = new ArrayList<>();
        private final Map<String, Shown> shown = new LinkedHashMap<>();

        void add(MonitorKind kind, ServedLog gateway, String about, String detail) {
            findings.add(new MonitorFinding(kind, gateway.name(), about, detail));
        }
    }

    /**
     * Requires that all that is remembered was once signed by the log's cosigners.
     *
     * @throws CheckpointRefused if it was not
     */
    public void requireGenuine(MonitorState remembered) {
        remembered.newest().ifPresent(verifier::verify);
        remembered.sights().values().forEach(sight -> verifier.verify(sight.note()));
    }

    /** Looks once at every gateway. */
    public MonitorRound look(MonitorState before, List<ServedLog> gateways) throws InterruptedException {
        Gathering gathering = new Gathering();
        for (ServedLog gateway : gateways) {
            look(before, gateway, gathering);
        }
        Optional<SignedNote> newest = compare(before, gathering);
        Instant now = clock.instant();
        Map<String, Sight> sights = new HashMap<>(before.sights());
        for (Shown shown : gathering.shown.values()) {
            Sight known = before.sights().get(shown.gateway().name());
            Instant since =
                    known != null && known.note().text().equals(shown.note().text()) ? known.since() : now;
            sights.put(shown.gateway().name(), new Sight(shown.note(), since, now));
        }
        MonitorState after = new MonitorState(before.origin(), newest, sights, before.acknowledged());
        return new MonitorRound(after, gathering.findings, gathering.shown.size());
    }

    private void look(MonitorState before, ServedLog gateway, Gathering gathering) throws InterruptedException {
        Sight known = before.sights().get(gateway.name());
        try {
            String text = text(gateway.get(CHECKPOINT, SignedNote.MAX_CHARACTERS));
            SignedNote note = SignedNote.parse(text);
            Shown shown = new Shown(gateway, note, verifier.verify(note));
            if (!shown.checkpoint().quorum().isMet()) {
                List<String> missing = shown.checkpoint().quorum().missing();
                gathering.add(
                        MonitorKind.DEGRADED,
                        gateway,
                        String.join(",", missing),
                        "block " + shown.state().block() + " lacks " + String.join(", ", missing));
            }
            if (known == null || follows(known.note(), shown, gathering)) {
                gathering.shown.put(gateway.name(), shown);
            }
            forks(gateway, gathering);
        } catch (GatewaySilent silent) {
            Duration since = known == null ? patience : Duration.between(known.answered(), clock.instant());
            if (since.compareTo(patience) >= 0) {
                gathering.add(MonitorKind.SILENT, gateway, "", String.valueOf(silent.getMessage()));
            }
        } catch (CheckpointRefused refused) {
            gathering.add(
                    MonitorKind.REFUSED,
                    gateway,
                    refused.rule().name(),
                    "demanded " + refused.expected() + ", given " + refused.given());
        } catch (Refusal refusal) {
            gathering.add(MonitorKind.REFUSED, gateway, refusal.code().name(), refusal.sentence());
        }
    }

    /** Whether what a gateway shows goes on from what it showed before. */
    private static boolean follows(SignedNote earlier, Shown shown, Gathering gathering)
            throws GatewaySilent, InterruptedException {
        LogState last = Checkpoint.parse(earlier.text()).state();
        LogState now = shown.state();
        if (now.block() < last.block() || now.size() < last.size()) {
            gathering.add(
                    MonitorKind.ROLLBACK,
                    shown.gateway(),
                    digest(earlier.text()) + " " + digest(shown.note().text()),
                    "block " + last.block() + " with " + last.size() + " entries was shown, now block " + now.block()
                            + " with " + now.size());
            return false;
        }
        return agrees(earlier.text(), shown.note().text(), shown.gateway(), gathering);
    }

    /** Holds all that is shown against the newest of it, and against the newest that is remembered. */
    private Optional<SignedNote> compare(MonitorState before, Gathering gathering) throws InterruptedException {
        Shown newest = null;
        for (Shown shown : gathering.shown.values()) {
            if (newest == null || shown.state().block() > newest.state().block()) {
                newest = shown;
            }
        }
        if (newest == null) {
            return before.newest();
        }
        boolean sound = true;
        for (Shown shown : List.copyOf(gathering.shown.values())) {
            stalled(before, shown, newest, gathering);
            if (!shown.equals(newest) && !agreesOrSilent(shown.note(), newest, shown.gateway(), gathering)) {
                gathering.shown.remove(shown.gateway().name());
                sound = false;
            }
        }
        Optional<SignedNote> remembered = before.newest();
        boolean behind = remembered
                .map(note -> Checkpoint.parse(note.text()).state().block() > newestBlock(gathering))
                .orElse(false);
        if (behind) {
            // Whoever showed it does not answer now; nobody else needs to have come so far.
            return remembered;
        }
        if (remembered.isPresent() && !agreesOrSilent(remembered.get(), newest, newest.gateway(), gathering)) {
            gathering.shown.remove(newest.gateway().name());
            return remembered;
        }
        return sound ? Optional.of(newest.note()) : remembered.or(() -> Optional.empty());
    }

    private static long newestBlock(Gathering gathering) {
        return gathering.shown.values().stream()
                .mapToLong(shown -> shown.state().block())
                .max()
                .orElse(-1);
    }

    private void stalled(MonitorState before, Shown shown, Shown newest, Gathering gathering) {
        Sight known = before.sights().get(shown.gateway().name());
        if (known == null
                || shown.state().block() >= newest.state().block()
                || !known.note().text().equals(shown.note().text())) {
            return;
        }
        Duration since = Duration.between(known.since(), clock.instant());
        if (since.compareTo(patience) >= 0) {
            gathering.add(
                    MonitorKind.STALLED,
                    shown.gateway(),
                    "",
                    "at block " + shown.state().block() + " for " + since.toSeconds() + " s, "
                            + newest.gateway().name() + " is at block "
                            + newest.state().block());
        }
    }

    private static boolean agreesOrSilent(SignedNote earlier, Shown newest, ServedLog blamed, Gathering gathering)
            throws InterruptedException {
        try {
            LogState older = Checkpoint.parse(earlier.text()).state();
            if (older.size() > newest.state().size()) {
                gathering.add(
                        MonitorKind.INCONSISTENT,
                        blamed,
                        digest(earlier.text()) + " " + digest(newest.note().text()),
                        "block " + older.block() + " with " + older.size() + " entries, and later block "
                                + newest.state().block() + " with "
                                + newest.state().size());
                return false;
            }
            return agrees(earlier.text(), newest.note().text(), newest.gateway(), gathering);
        } catch (GatewaySilent silent) {
            gathering.add(MonitorKind.SILENT, newest.gateway(), "tiles", String.valueOf(silent.getMessage()));
            return false;
        } catch (Refusal refusal) {
            gathering.add(MonitorKind.REFUSED, newest.gateway(), refusal.code().name(), refusal.sentence());
            return false;
        }
    }

    /** Whether a checkpoint extends an earlier one, by the tiles of whoever shows the later. */
    private static boolean agrees(String earlier, String later, ServedLog gateway, Gathering gathering)
            throws GatewaySilent, InterruptedException {
        if (earlier.equals(later)) {
            return true;
        }
        LogState first = Checkpoint.parse(earlier).state();
        LogState second = Checkpoint.parse(later).state();
        String about = digest(earlier) + " " + digest(later);
        if (first.block() == second.block()) {
            gathering.add(MonitorKind.FORK, gateway, about, "two checkpoints of block " + first.block());
            return false;
        }
        if (first.size() == second.size()
                && (!first.sha256().equals(second.sha256()) || !first.sm3().equals(second.sm3()))) {
            gathering.add(
                    MonitorKind.INCONSISTENT,
                    gateway,
                    about,
                    "different roots of the same " + first.size() + " entries");
            return false;
        }
        try {
            for (HashSuite suite : HashSuite.values()) {
                new ServedTree(gateway, suite, second.size())
                        .requireExtends(
                                first.size(),
                                first.roots(suite).log(),
                                second.roots(suite).log());
            }
            return true;
        } catch (ProofRefused refused) {
            gathering.add(
                    MonitorKind.INCONSISTENT,
                    gateway,
                    about,
                    "from block " + first.block() + " to block " + second.block() + ": " + refused.getMessage());
            return false;
        }
    }

    private void forks(ServedLog gateway, Gathering gathering) throws GatewaySilent, InterruptedException {
        for (KnownForks.Open fork : KnownForks.of(gateway).open()) {
            List<String> texts = new ArrayList<>();
            for (SignedNote note : fork.notes()) {
                verifier.verify(note);
                texts.add(digest(note.text()));
            }
            if (texts.stream().distinct().count() > 1) {
                gathering.add(
                        MonitorKind.FORK,
                        gateway,
                        String.join(" ", texts.stream().sorted().toList()),
                        "it knows " + texts.size() + " checkpoints of block " + fork.block()
                                + ", and no quorum has said which holds");
            }
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String digest(String text) {
        return HashSuite.SHA_256
                .digest(text.getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, 16);
    }
}
