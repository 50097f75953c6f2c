/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jianzheng.model.checkpoint.Anchor;
import org.jianzheng.model.checkpoint.Cosigner;
import org.jianzheng.model.checkpoint.CosignerPolicy;
import org.jianzheng.model.checkpoint.Fork;
import org.jianzheng.model.checkpoint.Resolution;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.Role;
import org.junit.jupiter.api.Test;

class CheckpointTest {
    private static final String ORIGIN = "jianzheng.example/jianzheng/0123456789abcdef";
    private static final String ROOT = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String OTHER_ROOT = Base64.getEncoder().encodeToString(filled());

    private final Play play = new Play().registered();
    private final KeyPair city = new KeyPair("CityMSP", "city.jianzheng.example");
    private final KeyPair county = new KeyPair("CountyMSP", "county.jianzheng.example");
    private final KeyPair regulator = new KeyPair("RegulatorMSP", "regulator.jianzheng.example");

    @Test
    void the_first_policy_needs_one_registrar_and_each_later_one_two_with_one_outside_the_centres() {
        play.refuse("STATE_FORBIDS", policy(2).sign(play.cityRegistrar.key()));
        play.refuse("ROLE_FORBIDDEN", play.record(play.cityCosigner, body(1)));
        play.accept(policy(1).sign(play.cityRegistrar.key()));
        play.refuse("STATE_FORBIDS", policy(1).sign(play.cityRegistrar.key()));
        play.refuse("QUORUM_MISSING", policy(2).sign(play.cityRegistrar.key()));
        play.refuse("QUORUM_MISSING", policy(2).sign(play.cityRegistrar.key(), play.countyRegistrar.key()));
        play.refuse("QUORUM_MISSING", policy(2).sign(play.cityRegistrar.key(), play.supervisor.key()));
        play.accept(policy(2).sign(play.cityRegistrar.key(), play.regulatorRegistrar.key()));
    }

    @Test
    void cosigners_belong_to_registered_organisations() {
        KeyPair stranger = new KeyPair("ProvinceMSP", "province.jianzheng.example");
        CosignerPolicy policy = new CosignerPolicy(1, ORIGIN, 1, List.of(), List.of(stranger.cosigner()));
        play.refuse("REFERENCE_UNKNOWN", play.record(play.cityRegistrar, policy));
    }

    @Test
    void an_anchor_rewrites_the_epoch_and_is_no_entry() {
        play.refuse("NOT_OPEN", anchor(note(10, 5, ROOT, city, regulator)));
        play.accept(policy(1).sign(play.cityRegistrar.key()));
        ReadableRecord anchor = play.accept(anchor(note(10, 5, ROOT, city, regulator)));

        assertThat(play.ledger.value("head/epoch").orElseThrow().integer("size"))
                .isEqualTo(10);
        assertThat(play.ledger.value("anchor/00000000000000000010")).contains(anchor.toJson());
        assertThat(play.ledger.record("checkpoint.anchor", anchor.id().value())).isEmpty();
        assertThat(play.submit(anchor)).isEqualTo(RecordsLedger.Outcome.UNCHANGED);
    }

    @Test
    void the_epoch_goes_forward_only() {
        play.accept(policy(1).sign(play.cityRegistrar.key()));
        play.accept(anchor(note(10, 5, ROOT, city, regulator)));

        play.refuse("CHECKPOINT_STALE", anchor(note(9, 6, ROOT, city, regulator)));
        play.refuse("CHECKPOINT_STALE", anchor(note(10, 5, ROOT, city, regulator)));
        play.refuse("CHECKPOINT_STALE", anchor(note(11, 4, ROOT, city, regulator)));
        play.accept(anchor(note(10, 6, ROOT, city, regulator)));
        play.accept(anchor(note(11, 7, ROOT, city, regulator)));
    }

    @Test
    void an_anchor_needs_the_quorum_with_one_that_is_no_centre() {
        play.accept(policy(1).sign(play.cityRegistrar.key()));

        play.refuse("QUORUM_MISSING", anchor(note(10, 5, ROOT, city)));
        play.refuse("QUORUM_MISSING", anchor(note(10, 5, ROOT, city, county)));
        play.refuse("QUORUM_MISSING", anchor(note(10, 5, ROOT, city, new KeyPair("RegulatorMSP", regulator.name))));
        play.refuse("SCHEMA_INVALID", anchor(note(10, 5, ROOT, city, regulator).replace("/jianzheng/", "/other/")));
        play.refuse("SCHEMA_INVALID", anchor("no note"));
        play.refuse("ROLE_FORBIDDEN", play.record(play.staff, new Anchor(note(10, 5, ROOT, city, regulator))));
        play.accept(anchor(note(10, 5, ROOT, county, regulator)));
    }

    @Test
    void an_organisation_counts_only_with_both_of_its_signatures() {
        play.accept(policy(1).sign(play.cityRegistrar.key()));
        String note = note(10, 5, ROOT, city, regulator);
        int last = note.stripTrailing().lastIndexOf('\n') + 1;
        play.refuse("QUORUM_MISSING", anchor(note.substring(0, last)));
    }

    @Test
    void a_fork_keeps_both_notes_and_only_a_quorum_of_registrars_ends_it() {
        play.accept(policy(1).sign(play.cityRegistrar.key()));
        String first = note(10, 5, ROOT, city, regulator);
        String second = note(10, 5, OTHER_ROOT, county);
        ReadableRecord fork = play.accept(play.record(play.cityCosigner, new Fork(5, first, second)));
        play.refuse("ALREADY_OPEN", play.record(play.cityCosigner, new Fork(5, second, first)));
        Resolution resolution = new Resolution(5, fork.ref(), Resolution.digest(first), "县分中心节点重放旧块");

        play.refuse("QUORUM_MISSING", resolve(resolution, fork.ref()).sign(play.cityRegistrar.key()));
        play.refuse(
                "DIGEST_MISMATCH",
                resolve(new Resolution(5, fork.ref(), Resolution.digest("x"), "无"), fork.ref())
                        .sign(play.cityRegistrar.key(), play.regulatorRegistrar.key()));
        ReadableRecord resolved = play.accept(
                resolve(resolution, fork.ref()).sign(play.cityRegistrar.key(), play.regulatorRegistrar.key()));
        play.refuse(
                "STATE_FORBIDS",
                resolve(resolution, fork.ref()).sign(play.cityRegistrar.key(), play.regulatorRegistrar.key()));

        assertThat(play.ledger.value("head/fork/5").orElseThrow().string("resolvedBy"))
                .isEqualTo(resolved.ref().toString());
    }

    @Test
    void one_signature_of_a_cosigner_is_enough_to_show_another_history() {
        play.accept(policy(1).sign(play.cityRegistrar.key()));
        String whole = note(10, 5, OTHER_ROOT, county);
        String single = whole.substring(0, whole.indexOf('\n', whole.indexOf("\u2014")) + 1);
        play.accept(play.record(play.cityCosigner, new Fork(5, note(10, 5, ROOT, city, regulator), single)));
    }

    @Test
    void nobody_cries_fork_with_a_note_that_no_cosigner_signed() {
        play.accept(policy(1).sign(play.cityRegistrar.key()));
        String forged = note(10, 5, OTHER_ROOT, new KeyPair("CountyMSP", county.name));
        play.refuse(
                "QUORUM_MISSING",
                play.record(play.cityCosigner, new Fork(5, note(10, 5, ROOT, city, regulator), forged)));
    }

    @Test
    void a_block_without_fork_is_not_resolved() {
        play.accept(policy(1).sign(play.cityRegistrar.key()));
        ReadableRecord anchor = play.accept(anchor(note(10, 5, ROOT, city, regulator)));
        Resolution resolution = new Resolution(5, anchor.ref(), Resolution.digest("x"), "无");
        play.refuse(
                "REFERENCE_UNKNOWN",
                resolve(resolution, anchor.ref()).sign(play.cityRegistrar.key(), play.regulatorRegistrar.key()));
    }

    private ReadableRecord anchor(String note) {
        return play.record(play.cityCosigner, new Anchor(note));
    }

    private ReadableRecord.Builder resolve(Resolution resolution, RecordRef fork) {
        return play.draft(play.cityRegistrar, resolution, draft -> draft.ref(fork));
    }

    private ReadableRecord.Builder policy(long version) {
        return play.draft(play.cityRegistrar, body(version), draft -> draft);
    }

    private CosignerPolicy body(long version) {
        return new CosignerPolicy(
                version,
                ORIGIN,
                2,
                List.of(new CosignerPolicy.Group("independent", 1, List.of(OrganisationId.parse("RegulatorMSP")))),
                List.of(city.cosigner(), county.cosigner(), regulator.cosigner()));
    }

    private static String note(long size, long block, String root, KeyPair... cosigners) {
        String text = ORIGIN + "\n" + size + "\n" + root + "\nsm3 " + root + "\nindex " + root + " " + root
                + "\nactive " + root + " " + root + "\nblock " + block + " " + "0".repeat(64) + "\ncommit -\n";
        return text
                + "\n"
                + Stream.of(cosigners).flatMap(cosigner -> cosigner.lines(text)).collect(Collectors.joining());
    }

    private static byte[] filled() {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) 1);
        return bytes;
    }

    /** A cosigner's two keys, which sign as C2SP tlog-cosignature says. */
    private static final class KeyPair {
        private final Actor ed25519;
        private final Actor sm2;
        private final String name;

        KeyPair(String msp, String name) {
            this.ed25519 = Actor.of(msp, Role.CHECKPOINT_COSIGNER, SignatureAlgorithm.ED25519);
            this.sm2 = Actor.of(msp, Role.CHECKPOINT_COSIGNER, SignatureAlgorithm.SM2);
            this.name = name;
        }

        Cosigner cosigner() {
            return new Cosigner(
                    ed25519.organisation(),
                    name,
                    ed25519.key().publicKey(),
                    sm2.key().publicKey());
        }

        Stream<String> lines(String text) {
            return Stream.of(
                    line(ed25519.key(), new byte[] {4}, "cosignature/v1", text),
                    line(
                            sm2.key(),
                            concat(new byte[] {(byte) 0xff}, ascii("jianzheng-sm2-cosignature/v1")),
                            "jianzheng-sm2-cosignature/v1",
                            text));
        }

        private String line(Signer key, byte[] type, String header, String text) {
            byte[] id = Arrays.copyOf(
                    HashSuite.SHA_256.hash(
                            ascii(name + "\n"), type, key.publicKey().bytes()),
                    4);
            long time = 1_775_000_000L;
            byte[] signature = key.sign(ascii(header + "\ntime " + time + "\n" + text));
            byte[] content = ByteBuffer.allocate(4 + 8 + 64)
                    .put(id)
                    .putLong(time)
                    .put(signature)
                    .array();
            return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(content) + "\n";
        }

        private static byte[] ascii(String text) {
            return text.getBytes(StandardCharsets.US_ASCII);
        }

        private static byte[] concat(byte[] first, byte[] second) {
            return ByteBuffer.allocate(first.length + second.length)
                    .put(first)
                    .put(second)
                    .array();
        }
    }
}
