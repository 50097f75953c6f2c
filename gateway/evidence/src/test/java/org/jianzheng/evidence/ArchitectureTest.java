/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.jianzheng.evidence", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule evidence_knows_the_model_the_protocol_and_its_store_only = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.crypto..",
                    "org.bouncycastle.crypto..",
                    "org.jianzheng.evidence..",
                    "org.jianzheng.model..",
                    "org.jianzheng.protocol..",
                    "org.hyperledger.fabric.protos..",
                    "com.google.protobuf..",
                    "org.rocksdb..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule nothing_here_uses_a_network = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "java.nio.channels..", "javax.net..");

    @ArchTest
    static final ArchRule only_the_store_knows_what_it_is_made_of = noClasses()
            .that()
            .resideOutsideOfPackage("..store..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.rocksdb..");

    @ArchTest
    static final ArchRule only_stored_objects_are_encrypted = noClasses()
            .that()
            .resideOutsideOfPackage("..object..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.crypto..", "org.bouncycastle..");

    @ArchTest
    static final ArchRule packages_depend_in_one_direction =
            slices().matching("org.jianzheng.evidence.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule hashes_are_made_by_the_model =
            noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.security.MessageDigest");

    @ArchTest
    static final ArchRule time_is_injected = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
