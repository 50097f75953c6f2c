/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.operation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.fabric.Gateways;
import org.jianzheng.launcher.files.FolderTree;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.network.ProgramJar;
import org.jianzheng.launcher.network.TrustRoot;
import org.jianzheng.launcher.process.OneShot;
import org.jianzheng.launcher.topology.Organisation;

/**
 * Lets the checkpoint keys of an organisation count: the next version of the trust root, signed by all cosigners in force and by the
 * new keys, which all lie here. The verifier's own commands draft, sign and check it, as real organisations do one after the other.
 */
public final class CosignerAddition {

    private static final Duration BOUND = Duration.ofMinutes(1);

    private final Site site;
    private final Organisation added;

    /** An addition. */
    public CosignerAddition(Site site, Organisation added) {
        this.site = site;
        this.added = added;
    }

    /**
     * Requires that everything runs and that the organisation is not counted yet.
     *
     * @throws OperationRefused otherwise
     */
    public void check() throws IOException {
        site.requireRunning();
        if (cosigners().contains(added)) {
            throw new OperationRefused(
                    added + " 已计入见签门限。未作改动。若上次中断，请依次运行 network/down 与 network/up，使各网关换用新的信任根。",
                    added + " is counted in the quorum already. Nothing was changed. If the last run was interrupted,"
                            + " network/down and network/up let all gateways take the trust root.");
        }
    }

    /** The version that the trust root will have. */
    public long version() throws IOException {
        return ((Number) trust().getOrDefault("version", 0)).longValue() + 1;
    }

    /**
     * Changes the trust root, and waits until all gateways cosign under it.
     *
     * @throws OperationRefused if the change is refused; then nothing was changed
     * @throws org.jianzheng.launcher.process.NotHealthy if a gateway does not come up
     * @throws org.jianzheng.launcher.fabric.ChannelNotReady if the gateways do not agree in time
     */
    public void apply(Network.Progress progress) throws IOException, InterruptedException {
        check();
        Path generations = Files.createDirectories(site.data().root().resolve("trust"));
        Path work = Files.createTempDirectory(generations, "draft-");
        try {
            Path signed = signed(drafted(work), work);
            progress.step(
                    "现有各方与新密钥均已签署新的信任根", "The cosigners in force and the new keys have signed the next trust root");
            Path next = work.resolve("trust.json");
            run(List.of(
                    "accept", "--trust", site.data().trust().toString(), signed.toString(), "--out", next.toString()));
            Files.copy(
                    site.data().trust(),
                    generations.resolve("trust-" + (version() - 1) + ".json"),
                    StandardCopyOption.REPLACE_EXISTING);
            Files.copy(
                    signed, generations.resolve("change-" + version() + ".json"), StandardCopyOption.REPLACE_EXISTING);
            Files.move(next, site.data().trust(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FolderTree.delete(work);
        }
        site.restartGateways(progress);
        new Gateways(site.topology()).awaitAgreementIfAny(added, progress);
    }

    private Path drafted(Path work) throws IOException, InterruptedException {
        CryptoFolder crypto = site.data().crypto();
        Path card = write(work.resolve("card.json"), TrustRoot.card(added, crypto));
        Path quorum = write(work.resolve("quorum.json"), TrustRoot.quorum(withAdded()));
        Path draft = work.resolve("draft.json");
        run(List.of(
                "draft",
                "--trust",
                site.data().trust().toString(),
                "--from-size",
                Long.toString(size() + 1),
                "--add",
                card.toString(),
                "--quorum",
                quorum.toString(),
                "--out",
                draft.toString()));
        return draft;
    }

    /** Everybody signs: whoever is left out could not be told from somebody who refuses. */
    private Path signed(Path draft, Path work) throws IOException, InterruptedException {
        CryptoFolder crypto = site.data().crypto();
        Path change = draft;
        int signatures = 0;
        for (Organisation member : withAdded()) {
            for (Path key : List.of(crypto.checkpointEd25519(member.name()), crypto.checkpointSm2(member.name()))) {
                Path next = work.resolve("signed-" + ++signatures + ".json");
                run(List.of("sign", change.toString(), "--key", key.toString(), "--out", next.toString()));
                change = next;
            }
        }
        return change;
    }

    private void run(List<String> words) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("trust"));
        arguments.addAll(words);
        StringBuilder said = new StringBuilder();
        int exitCode = OneShot.run(
                site.programs().command(ProgramJar.VERIFIER, arguments),
                site.project().root(),
                BOUND,
                line -> said.append(line).append(' '));
        if (exitCode != 0) {
            throw new OperationRefused("信任根未改变：" + said, "The trust root was not changed: " + said);
        }
    }

    /** The largest size of a log here; what comes after it is judged by the next trust root. */
    private long size() throws InterruptedException {
        long size = 0;
        Gateways gateways = new Gateways(site.topology());
        for (Organisation member : site.topology().members()) {
            size = Math.max(size, gateways.height(member).entries());
        }
        return size;
    }

    private List<Organisation> withAdded() throws IOException {
        List<Organisation> all = new ArrayList<>(cosigners());
        all.add(added);
        return all;
    }

    /** Whose keys are in use; those of an organisation that was retired may come again as new ones. */
    private List<Organisation> cosigners() throws IOException {
        Set<String> inUse = new HashSet<>();
        if (trust().get("cosigners") instanceof List<?> entries) {
            for (Object entry : entries) {
                Map<String, Object> cosigner = Documents.mapping(entry);
                if (!cosigner.containsKey("untilSize")) {
                    inUse.add(String.valueOf(cosigner.get("msp")));
                }
            }
        }
        return site.topology().members().stream()
                .filter(member -> inUse.contains(member.mspId().text()))
                .toList();
    }

    private Map<String, Object> trust() throws IOException {
        return Documents.mapping(Documents.parse(Files.readString(site.data().trust())));
    }

    private static Path write(Path file, Map<String, Object> document) throws IOException {
        return Files.write(file, Documents.canonicalJson(document).getBytes(StandardCharsets.UTF_8));
    }
}
