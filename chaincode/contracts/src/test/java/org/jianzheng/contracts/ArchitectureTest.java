/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;

@AnalyzeClasses(packages = "org.jianzheng", importOptions = ArchitectureTest.WithoutTests.class)
class ArchitectureTest {
    /** Neither these tests nor those of the model, which come in an archive. */
    static final class WithoutTests implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return new DoNotIncludeTests().includes(location) && !location.contains("-tests.jar");
        }
    }

    private static final DescribedPredicate<JavaClass> CONTRACTS = DescribedPredicate.describe(
            "contracts", type -> type.getPackageName().equals("org.jianzheng.contracts"));

    @ArchTest
    static final ArchRule contracts_use_no_unordered_maps_or_sets = noClasses()
            .that(CONTRACTS)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(HashMap.class, HashSet.class, IdentityHashMap.class);

    @ArchTest
    static final ArchRule only_the_entry_knows_a_clock = noClasses()
            .that(CONTRACTS)
            .and()
            .doNotBelongToAnyOf(ContractService.class)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(InstantSource.class, "system")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Clock.class);

    @ArchTest
    static final ArchRule nothing_depends_on_locale_zone_or_chance = noClasses()
            .that(CONTRACTS)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Locale.class, TimeZone.class, Random.class, SecureRandom.class);

    @ArchTest
    static final ArchRule the_model_knows_neither_contracts_nor_fabric = noClasses()
            .that()
            .resideInAPackage("org.jianzheng.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jianzheng.contracts..", "org.hyperledger..", "io.grpc..");

    @ArchTest
    static final ArchRule rules_know_the_ledger_only_through_its_port = noClasses()
            .that(CONTRACTS)
            .and()
            .doNotBelongToAnyOf(RecordsChaincode.class, StubLedger.class, HeadLock.class, ContractService.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.hyperledger..", "com.google.protobuf..", "io.grpc..");

    @ArchTest
    static final ArchRule the_record_envelope_knows_no_capability = noClasses()
            .that()
            .resideInAPackage("org.jianzheng.model.record")
            .should()
            .dependOnClassesThat(capability());

    private static DescribedPredicate<JavaClass> capability() {
        return JavaClass.Predicates.resideInAnyPackage(
                "org.jianzheng.model.registry",
                "org.jianzheng.model.dossier",
                "org.jianzheng.model.witness",
                "org.jianzheng.model.evidence",
                "org.jianzheng.model.credit",
                "org.jianzheng.model.catalogue",
                "org.jianzheng.model.sanction",
                "org.jianzheng.model.bid",
                "org.jianzheng.model.checkpoint");
    }
}
