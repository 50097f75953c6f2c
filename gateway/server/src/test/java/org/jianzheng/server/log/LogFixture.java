/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.log;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.trust.LogOrigin;
import org.jianzheng.evidence.trust.QuorumPolicy;
import org.jianzheng.evidence.trust.SignatureRequirement;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.trust.TrustedCosigner;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.protocol.block.BlockHeaders;
import org.jianzheng.server.ledger.FakeLedger;
import org.jianzheng.server.trouble.Kind;
import org.jianzheng.server.trouble.Trouble;
import org.jianzheng.server.trouble.Troubles;

/** Logs and trust roots for tests. */
public final class LogFixture {
    private LogFixture() {}

    /** The checkpoint keys of an organisation. */
    public record Keys(String organisation, String name, PrivateKey ed25519, PrivateKey sm2) {

        /** New keys. */
        public static Keys of(String organisation, String name) {
            java.security.SecureRandom random = new java.security.SecureRandom();
            return new Keys(
                    organisation,
                    name,
                    PrivateKeys.generate(SignatureAlgorithm.ED25519, random),
                    PrivateKeys.generate(SignatureAlgorithm.SM2, random));
        }
    }

    /** The record index of a log. */
    public static RecordIndex index(LedgerLog log) {
        return new LogRecordIndex(log);
    }

    /** A trust root for a ledger: two of these, and one of the last. */
    public static TrustRoot trust(BlockHeader genesis, List<Keys> keys) {
        Hash hash = Hash.of(BlockHeaders.hash(genesis).bytes());
        List<TrustedCosigner> cosigners = keys.stream()
                .map(each -> new TrustedCosigner(
                        new OrganisationId(each.organisation()),
                        each.equals(keys.getLast()) ? "SUPERVISION_OFFICE" : "TRADING_CENTRE",
                        each.name(),
                        each.ed25519().publicKey(),
                        each.sm2().publicKey(),
                        0,
                        OptionalLong.empty()))
                .toList();
        QuorumPolicy.Group independent = new QuorumPolicy.Group(
                "independent", 1, List.of(new OrganisationId(keys.getLast().organisation())));
        return new TrustRoot(
                1,
                LogOrigin.of(FakeLedger.CHANNEL, hash),
                FakeLedger.CHANNEL,
                hash,
                SignatureRequirement.BOTH,
                cosigners,
                new QuorumPolicy(Math.min(2, keys.size()), List.of(independent)));
    }

    /** A follower of this ledger whose first block is trusted. */
    public static BlockFollower follower(FakeLedger ledger, LedgerLog log) {
        return follower(ledger, log, troubles().of(Kind.BLOCKS, "CityMSP"));
    }

    /** The same, which tells of interruptions. */
    public static BlockFollower follower(FakeLedger ledger, LedgerLog log, Trouble interruption) {
        TrustRoot trust = trust(ledger.genesis(), List.of(Keys.of("CityMSP", "city.jianzheng.example")));
        return new BlockFollower(ledger, log, trust, "records", () -> false, interruption);
    }

    /** Troubles that nobody watches. */
    public static Troubles troubles() {
        return new Troubles(new SimpleMeterRegistry(), Clock.systemUTC());
    }
}
