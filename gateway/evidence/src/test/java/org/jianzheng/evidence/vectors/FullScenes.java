/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.vectors;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.evidence.block.LedgerEvidence;
import org.jianzheng.evidence.block.OrderedBlock;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.fixture.SignedLedger;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.log.LogBlock;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;

/** Bundles of the full grade, good and forged, from several ledgers. */
final class FullScenes {
    private static final String TWO_OF_THREE = "OutOf(2,'CityMSP.peer','CountyMSP.peer','RegulatorMSP.peer')";

    private final Path folder;
    private final List<Chapter> chapters = new ArrayList<>();

    /**
     * The scenes of one ledger.
     *
     * @param trustName the file of its trust root
     * @param trust its trust root
     * @param scenes its bundles
     */
    record Chapter(String trustName, TrustRoot trust, List<Scene> scenes) {}

    private interface Play {
        void play(Stage stage);
    }

    FullScenes(Path folder) {
        this.folder = folder;
        play("full-trust.json", SignedLedger.byzantine(), TWO_OF_THREE, FullScenes::blocksAndDefinitions);
        play("changing-trust.json", SignedLedger.byzantine(), TWO_OF_THREE, FullScenes::configurations);
        play("crash-trust.json", SignedLedger.crashTolerant(), TWO_OF_THREE, FullScenes::crashTolerant);
        play("named-trust.json", SignedLedger.byzantine(), "AND('CityMSP.peer','CountyMSP.peer')", FullScenes::named);
    }

    List<Chapter> chapters() {
        return List.copyOf(chapters);
    }

    private void play(String trustName, SignedLedger ledger, String policy, Play play) {
        try (SignedLog log = new SignedLog(folder.resolve(trustName), ledger)) {
            log.append(ledger.define(policy));
            Stage stage = new Stage(ledger, log, new SignedRecords(log), new ArrayList<>());
            play.play(stage);
            chapters.add(new Chapter(trustName, log.trust(), List.copyOf(stage.scenes())));
        }
    }

    private static void blocksAndDefinitions(Stage stage) {
        SignedLedger ledger = stage.ledger();
        ReadableRecord first = stage.recorded();
        EvidenceBundle good = stage.bundle(first);
        Block block = ledger.blocks().getLast();
        stage.add("a full bundle", good);
        stage.add("another block that all orderers signed", withLast(good, ledger.fork(block)));
        stage.add("a block signed by three other orderers", withLast(good, ledger.signedBy(block, 2, 3, 4)));
        stage.add("a block signed by two of four", withLast(good, ledger.signedBy(block, 1, 2)));
        stage.add("a block signed by two, one of them twice", withLast(good, ledger.signedBy(block, 1, 2, 2)));
        stage.add("a block signed by nobody", withLast(good, ledger.signedBy(block)));
        stage.add("a full bundle without its definition", without(good, 1));
        stage.add(
                "a full bundle whose last block is another",
                without(good, block.getHeader().getNumber()));
        stage.add("a full bundle with a block that proves nothing", withBlocks(good, blocks -> {
            blocks.add(2, new OrderedBlock(ledger.blocks().get(3)));
            return blocks;
        }));
        stage.add(
                "a full bundle beside its light part",
                new EvidenceBundle(1, good.proved(), good.size(), good.checkpoint(), good.keys(), good.capture()));
        stage.changed("a full bundle without blocks", good, ledgerOf -> ledgerOf.without("blocks"));
        stage.changed(
                "a full bundle that repeats its blocks",
                good,
                ledgerOf -> ledgerOf.with("blocks", ledgerOf.array("following")));
        stage.recorded();
        stage.recorded();
        EvidenceBundle later = stage.bundle(first);
        stage.add("a record under a later checkpoint", later);
        stage.add("a way to the checkpoint that ends early", withFollowing(later, list -> list.subList(0, 1)));
        stage.add(
                "a way to the checkpoint with a wrong hash",
                withFollowing(later, list -> List.of(list.getFirst(), Hash.of(new byte[Hash.LENGTH]))));
        stage.log().append(ledger.define("OR('CityMSP.peer')"));
        ledger.endorseBy("CityMSP");
        stage.add("a call under the second definition", stage.bundle(stage.recorded()));
        ledger.endorseBy("CityMSP", "CountyMSP");
        stage.log().append(ledger.define(TWO_OF_THREE));
        ledger.endorseBy("CityMSP");
        EvidenceBundle tooFew = stage.bundle(stage.recorded());
        stage.add("a call with too few endorsements", tooFew);
        tooFew.ledger().orElseThrow().blocks().stream()
                .map(OrderedBlock::number)
                .filter(number -> number > 0)
                .filter(number -> number < ledger.blocks().size() - 1)
                .forEach(
                        number -> stage.add("a trail of definitions without block " + number, without(tooFew, number)));
        ledger.endorseBy("CityMSP", "CityMSP");
        stage.add("an endorsement that counts twice", stage.bundle(stage.recorded()));
        ledger.endorseBy("CityMSP", "CountyMSP", "RegulatorMSP");
        ledger.tamper(FullScenes::lastByteChanged);
        stage.add("a call that its creator did not sign", stage.bundle(stage.recorded()));
        ledger.tamper(UnaryOperator.identity());
        stage.add("an entry that cosigners made up", madeUp(stage));
    }

    private static void configurations(Stage stage) {
        SignedLedger ledger = stage.ledger();
        ReadableRecord old = stage.recorded();
        EvidenceBundle before = stage.bundle(old);
        stage.add("a record before all changes", before);
        stage.log().append(ledger.reconfigure(channel -> channel.join("SecondCountyMSP")));
        ledger.orderBy(2, 3, 4);
        stage.add("a record after an organisation joined", stage.bundle(stage.recorded()));
        stage.log().append(ledger.reconfigure(channel -> channel.replaceAllCertificates()));
        ledger.endorseBy("CityMSP", "RegulatorMSP");
        EvidenceBundle late = stage.bundle(stage.recorded());
        stage.add("a record after all certificates were replaced", late);
        stage.add("the first record under the last checkpoint", stage.bundle(old));
        late.ledger().orElseThrow().blocks().stream()
                .map(OrderedBlock::number)
                .filter(number -> number > 0)
                .forEach(number ->
                        stage.add("a chain of configurations without block " + number, without(late, number)));
        ledger.endorseBy("CityMSP");
        stage.log().append(ledger.define("OR('CityMSP.peer')"));
        stage.add("a definition with too few endorsements", stage.bundle(stage.recorded()));
    }

    private static void crashTolerant(Stage stage) {
        EvidenceBundle good = stage.bundle(stage.recorded());
        Block block = stage.ledger().blocks().getLast();
        stage.add("a block of a channel that tolerates crashes", good);
        stage.add(
                "a crash tolerant block signed by the fourth",
                withLast(good, stage.ledger().signedBy(block, 4)));
        stage.add(
                "a crash tolerant block signed by two",
                withLast(good, stage.ledger().signedBy(block, 1, 4)));
        stage.add(
                "a crash tolerant block signed by nobody",
                withLast(good, stage.ledger().signedBy(block)));
    }

    private static void named(Stage stage) {
        SignedLedger ledger = stage.ledger();
        stage.add("endorsements that the policy names", stage.bundle(stage.recorded()));
        ledger.endorseBy("CityMSP", "RegulatorMSP");
        stage.add("an endorsement that the policy does not name", stage.bundle(stage.recorded()));
        ledger.endorseBy("CityMSP", "CountyMSP");
        ledger.expirePeer("CityMSP", SignedLog.START.minus(Duration.ofDays(1)));
        stage.add("an endorser whose certificate had run out", stage.bundle(stage.recorded()));
    }

    private static ByteString lastByteChanged(ByteString envelope) {
        byte[] changed = envelope.toByteArray();
        changed[changed.length - 1] ^= 1;
        return ByteString.copyFrom(changed);
    }

    private static EvidenceBundle madeUp(Stage stage) {
        ReadableRecord real = stage.records().item(stage.records().session());
        ReadableRecord forged = stage.records().item(stage.records().session());
        LogBlock block = stage.ledger().make(stage.ledger().blocks().size(), List.of(real.toJson()));
        LogEntry entry = block.entries().getFirst();
        LogEntry other = new LogEntry(entry.block(), entry.index(), forged.toJson(), entry.time(), entry.transaction());
        stage.log().append(new LogBlock(block.number(), block.headerHash(), block.commitHash(), List.of(other)));
        return stage.bundle(forged);
    }

    private static EvidenceBundle with(EvidenceBundle bundle, UnaryOperator<LedgerEvidence> change) {
        return bundle.with(change.apply(bundle.ledger().orElseThrow()));
    }

    private static EvidenceBundle withBlocks(EvidenceBundle bundle, UnaryOperator<List<OrderedBlock>> change) {
        return with(
                bundle,
                ledger -> new LedgerEvidence(change.apply(new ArrayList<>(ledger.blocks())), ledger.following()));
    }

    private static EvidenceBundle withFollowing(EvidenceBundle bundle, UnaryOperator<List<Hash>> change) {
        return with(bundle, ledger -> new LedgerEvidence(ledger.blocks(), change.apply(ledger.following())));
    }

    private static EvidenceBundle withLast(EvidenceBundle bundle, Block block) {
        return withBlocks(bundle, blocks -> {
            blocks.set(blocks.size() - 1, new OrderedBlock(block));
            return blocks;
        });
    }

    private static EvidenceBundle without(EvidenceBundle bundle, long number) {
        return withBlocks(bundle, blocks -> {
            blocks.removeIf(block -> block.number() == number);
            return blocks;
        });
    }

    private record Stage(SignedLedger ledger, SignedLog log, SignedRecords records, List<Scene> scenes) {
        ReadableRecord recorded() {
            ReadableRecord item = records.item(records.session());
            log.append(item);
            return item;
        }

        EvidenceBundle bundle(ReadableRecord record) {
            EvidenceBundle light = log.bundle(record.id());
            return light.with(
                    ledger.evidence(light.proved().entry(), log.body().state().block()));
        }

        void add(String name, EvidenceBundle bundle) {
            scenes.add(new Scene(name, bundle));
        }

        void changed(String name, EvidenceBundle bundle, UnaryOperator<JsonObject> change) {
            JsonObject json = CanonicalJson.parse(bundle.canonical(), EvidenceBundle.MAX_BYTES)
                    .asObject();
            byte[] bytes = CanonicalJson.write(json.with("ledger", change.apply(json.object("ledger"))));
            scenes.add(new Scene(name, ByteString.copyFrom(bytes), Optional.empty(), Optional.empty()));
        }
    }
}
