/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.vectors;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.bundle.ProvedEntry;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedOrders;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.record.ReadableRecord;

/** Bundles of files whose content was withdrawn by order, good and forged. */
final class WithdrawalScenes {
    private static final String CONTENT = "含个人信息的录像 recording";

    private final List<Scene> scenes = new ArrayList<>();
    private final TrustRoot trust;

    WithdrawalScenes(Path folder) {
        try (SignedLog log = new SignedLog(folder)) {
            trust = log.trust();
            SignedRecords records = new SignedRecords(log);
            SignedOrders orders = new SignedOrders(log);
            EvidenceId evidence = EvidenceId.random(log.random());
            ReadableRecord file = records.file(evidence, bytes(CONTENT));
            log.append(file, records.capture(evidence));
            EvidenceBundle before = log.bundle(file.id());
            ReadableRecord order = orders.withdrawing(file);
            log.append(order);
            withdrawn(log, file, before, order);
            forged(log, records, orders, log.bundle(file.id()));
        }
    }

    TrustRoot trust() {
        return trust;
    }

    List<Scene> scenes() {
        return List.copyOf(scenes);
    }

    private void withdrawn(SignedLog log, ReadableRecord file, EvidenceBundle before, ReadableRecord order) {
        EvidenceBundle after = log.bundle(file.id());
        Scene about = new Scene(
                "all that refers to a file whose content was withdrawn",
                ByteString.copyFrom(
                        log.answer(new IndexKey(IndexName.REF, file.ref().toString()))
                                .canonical()),
                Optional.empty(),
                Optional.empty());
        scenes.add(about);
        add("a file whose content was withdrawn", after);
        scenes.add(new Scene("a withdrawn file beside itself", after).beside(CONTENT));
        scenes.add(new Scene("a withdrawn file beside another", after).beside(CONTENT + "!"));
        add("an order of withdrawal", log.bundle(order.id()));
        add("a file before its content was withdrawn", before);
        scenes.add(new Scene("a file before its content was withdrawn beside all that refers to it", before)
                .answeredBy(about));
        scenes.add(new Scene("a withdrawn file beside all that refers to it", after).answeredBy(about));
        scenes.add(new Scene("an order of withdrawal beside all that refers to the file", log.bundle(order.id()))
                .answeredBy(about));
    }

    private void forged(SignedLog log, SignedRecords records, SignedOrders orders, EvidenceBundle good) {
        ReadableRecord other = records.file(EvidenceId.random(log.random()), new byte[4]);
        log.append(other);
        ReadableRecord ofOther = orders.withdrawing(other);
        ReadableRecord byWitness = orders.withdrawing(other, DualDigest.of(new byte[4]), records.witness());
        ReadableRecord ofNothing = orders.withdrawing(other, DualDigest.of(new byte[5]), records.witness());
        ReadableRecord item = records.item(records.session());
        log.append(ofOther, byWitness, ofNothing, item);
        EvidenceBundle present = log.bundle(other.id());
        ProvedEntry order = present.withdrawn().orElseThrow();
        List<ProvedEntry> fewer = present.keys().subList(0, present.keys().size() - 1);
        add("an order without its officer's registration", present.withdrawnBy(order, fewer));
        add("an order that a witness signed", with(present, log.bundle(byWitness.id())));
        add("an order of other content", with(present, log.bundle(ofNothing.id())));
        add("an item in place of the order", with(present, log.bundle(item.id())));
        EvidenceBundle ofItem = log.bundle(item.id());
        add("an order beside an item", ofItem.withdrawnBy(order, ofItem.keys()));
        add(
                "an order under another checkpoint",
                present.withdrawnBy(good.withdrawn().orElseThrow(), present.keys()));
    }

    private static EvidenceBundle with(EvidenceBundle bundle, EvidenceBundle order) {
        return bundle.withdrawnBy(order.proved(), bundle.keys());
    }

    private void add(String name, EvidenceBundle bundle) {
        scenes.add(new Scene(name, bundle));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
