/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses MODEL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.jianzheng.model");

    @Test
    void depends_on_the_jdk_and_bouncy_castle_only() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.jianzheng.model..",
                        "java..",
                        "javax.crypto..",
                        "org.bouncycastle..",
                        "org.jspecify.annotations..",
                        "com.google.errorprone.annotations..")
                .check(MODEL);
    }

    @Test
    void never_asks_a_clock_or_draws_an_id_by_itself() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .check(MODEL);
    }

    @Test
    void hashes_in_the_crypto_package_only() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.jianzheng.model.crypto")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(MessageDigest.class)
                .check(MODEL);
    }

    @Test
    void touches_no_file_and_no_network() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..", "javax.net..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(File.class)
                .check(MODEL);
    }

    @Test
    void prints_nothing() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(MODEL);
    }

    @Test
    void has_no_cycles_between_packages() {
        slices().matching("org.jianzheng.model.(*)..").should().beFreeOfCycles().check(MODEL);
    }
}
