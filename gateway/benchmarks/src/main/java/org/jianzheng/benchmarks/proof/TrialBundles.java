/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.proof;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jianzheng.evidence.bundle.BundleBuilder;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.bundle.ProvedEntry;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogBlock;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.trust.LogOrigin;
import org.jianzheng.evidence.trust.QuorumPolicy;
import org.jianzheng.evidence.trust.SignatureRequirement;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.trust.TrustedCosigner;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.note.NoteKey;
import org.jianzheng.model.note.NoteSignature;
import org.jianzheng.model.note.SignedNote;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Holder;
import org.jianzheng.model.registry.KeyRegistration;
import org.jianzheng.model.registry.Organisation;
import org.jianzheng.model.registry.OrganisationKind;
import org.jianzheng.model.witness.Item;
import org.jianzheng.model.witness.ItemCode;
import org.jianzheng.model.witness.ItemResult;

/** Bundles of witness items on a small log that three organisations cosign with both keys; whole and good in every respect. */
final class TrialBundles {
    private static final String CHANNEL = "trial";
    private static final Instant TIME = Instant.parse("2026-03-16T01:30:00Z");
    private static final OrganisationId CENTRE = new OrganisationId("CityMSP");
    /** Nodes of a path in a log of ten million entries. */
    private static final int NODES_AT_TEN_MILLION = 24;

    /** An organisation's checkpoint keys. */
    private record Keys(OrganisationId organisation, String name, PrivateKey ed25519, PrivateKey sm2) {}

    private final SecureRandom random;
    private final LedgerLog log;
    private final List<Keys> cosigners = new ArrayList<>();
    private final PrivateKey registrar;
    private final PrivateKey witness;
    private final TrustRoot trust;
    private final List<byte[]> own = new ArrayList<>();
    private final List<byte[]> shared = new ArrayList<>();

    /**
     * Makes bundles.
     *
     * @param log an empty log
     * @param count how many; more than a verifier remembers checkpoints, so that each of their own is verified each time
     */
    TrialBundles(LedgerLog log, int count, SecureRandom random) {
        this.log = log;
        this.random = random;
        this.registrar = PrivateKeys.generate(SignatureAlgorithm.SM2, random);
        this.witness = PrivateKeys.generate(SignatureAlgorithm.ED25519, random);
        for (String name : List.of("City", "County", "Regulator")) {
            cosigners.add(new Keys(
                    new OrganisationId(name + "MSP"),
                    name.toLowerCase(java.util.Locale.ROOT) + ".example",
                    PrivateKeys.generate(SignatureAlgorithm.ED25519, random),
                    PrivateKeys.generate(SignatureAlgorithm.SM2, random)));
        }
        Hash genesis = hash();
        this.trust = trust(genesis);
        append(genesis, List.of(organisation(), witnessKey()));
        List<RecordId> items = new ArrayList<>();
        BundleBuilder builder = new BundleBuilder(log, 1);
        for (int i = 0; i < count; i++) {
            ReadableRecord item = item();
            append(hash(), List.of(item));
            items.add(item.id());
            own.add(builder.build(item.id(), checkpoint()).canonical());
        }
        SignedNote last = checkpoint();
        items.forEach(item -> shared.add(builder.build(item, last).canonical()));
    }

    TrustRoot trust() {
        return trust;
    }

    /** Each under a checkpoint of its own. */
    List<byte[]> own() {
        return own;
    }

    /** All under the same checkpoint. */
    List<byte[]> shared() {
        return shared;
    }

    /** Bytes of such a bundle in a log of ten million entries: all paths have as many nodes as there. */
    int bytesAtTenMillion() {
        EvidenceBundle bundle = EvidenceBundle.parse(shared.getLast());
        return new EvidenceBundle(
                        bundle.trustVersion(),
                        deep(bundle.proved()),
                        10_000_000,
                        bundle.checkpoint(),
                        bundle.keys().stream().map(this::deep).toList(),
                        Optional.empty())
                .canonical()
                .length;
    }

    private ProvedEntry deep(ProvedEntry entry) {
        List<Hash> path = Collections.nCopies(NODES_AT_TEN_MILLION, hash());
        return new ProvedEntry(entry.entry(), 9_000_000 + entry.position(), path, path);
    }

    private TrustRoot trust(Hash genesis) {
        return new TrustRoot(
                1,
                LogOrigin.of(CHANNEL, genesis),
                CHANNEL,
                genesis,
                SignatureRequirement.BOTH,
                cosigners.stream()
                        .map(keys -> new TrustedCosigner(
                                keys.organisation(),
                                OrganisationKind.TRADING_CENTRE.name(),
                                keys.name(),
                                keys.ed25519().publicKey(),
                                keys.sm2().publicKey(),
                                0,
                                OptionalLong.empty()))
                        .toList(),
                new QuorumPolicy(2, List.of()));
    }

    private SignedNote checkpoint() {
        String text = new Checkpoint(trust.origin(), log.head().orElseThrow()).text();
        List<NoteSignature> signatures = new ArrayList<>();
        PrivateKey proposer = cosigners.getFirst().ed25519();
        signatures.add(new NoteKey(trust.origin().value(), NoteKey.Kind.LOG, proposer.publicKey())
                .sign(text, Instant.EPOCH, proposer));
        for (Keys keys : cosigners) {
            signatures.add(new NoteKey(
                            keys.name(),
                            NoteKey.Kind.COSIGNATURE,
                            keys.ed25519().publicKey())
                    .sign(text, TIME, keys.ed25519()));
            signatures.add(new NoteKey(
                            keys.name(),
                            NoteKey.Kind.SM2_COSIGNATURE,
                            keys.sm2().publicKey())
                    .sign(text, TIME, keys.sm2()));
        }
        return new SignedNote(text, signatures);
    }

    private void append(Hash header, List<ReadableRecord> records) {
        long number = log.nextBlock();
        List<LogEntry> entries = new ArrayList<>();
        for (ReadableRecord record : records) {
            entries.add(new LogEntry(number, entries.size(), record.toJson(), TIME, new TransactionId(hash().hex())));
        }
        log.append(new LogBlock(number, header, Optional.of(hash()), entries));
    }

    private ReadableRecord organisation() {
        return sign(
                new Organisation(
                        CENTRE,
                        new Organisation.Name("某市公共资源交易中心", "City trading centre"),
                        OrganisationKind.TRADING_CENTRE,
                        Optional.empty(),
                        registrar.publicKey()),
                registrar);
    }

    private ReadableRecord witnessKey() {
        return sign(
                new KeyRegistration(
                        witness.publicKey(),
                        new Holder.Person(PersonRef.random(random)),
                        Role.CENTRE_WITNESS,
                        TIME,
                        TIME.plus(Duration.ofDays(365)),
                        Optional.empty(),
                        Optional.empty()),
                registrar);
    }

    private ReadableRecord item() {
        return sign(new Item(ItemCode.W1, "投标文件密封情况", ItemResult.OK, Optional.empty(), List.of()), witness);
    }

    private ReadableRecord sign(RecordBody body, Signer signer) {
        return ReadableRecord.builder(body, RecordId.generate(() -> TIME, random), CENTRE, TIME, Salt.random(random))
                .sign(signer);
    }

    private Hash hash() {
        byte[] bytes = new byte[Hash.LENGTH];
        random.nextBytes(bytes);
        return Hash.of(bytes);
    }
}
