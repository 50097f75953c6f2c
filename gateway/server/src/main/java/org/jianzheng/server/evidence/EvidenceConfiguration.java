/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.evidence;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.object.ObjectStore;
import org.jianzheng.evidence.object.ObjectSuite;
import org.jianzheng.evidence.object.StorePolicy;
import org.jianzheng.server.ledger.Ledger;
import org.jianzheng.server.log.BlockFollower;
import org.jianzheng.server.settings.GatewaySettings;
import org.jianzheng.server.trouble.Kind;
import org.jianzheng.server.trouble.Troubles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the store of files together. */
@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {

    @Bean
    FileCipher fileCipher(GatewaySettings settings, Ledger ledger, BlockFollower follower, InstantSource clock) {
        FileCipher cipher = new FileCipher(
                ledger::head, clock, ObjectSuite.parse(settings.files().cipher()));
        follower.listen(cipher);
        return cipher;
    }

    @Bean
    ObjectStore objectStore(GatewaySettings settings, SecureRandom random, LedgerLog log, FileCipher cipher) {
        return ObjectStore.open(
                settings.data().resolve("files"),
                settings.data().resolve("keys").resolve("objects.key"),
                random,
                new StorePolicy(
                        cipher::of,
                        settings.files().keepFree().toBytes(),
                        content -> log.withdrawal(content.sha256()).isPresent()));
    }

    @Bean
    Erasures erasures(
            LedgerLog log, ObjectStore objects, BlockFollower follower, GatewaySettings settings, Troubles troubles) {
        Erasures erasures = new Erasures(log, objects, troubles.of(Kind.ERASURE, settings.organisation()));
        erasures.carryOutAll();
        follower.listen(erasures);
        return erasures;
    }
}
