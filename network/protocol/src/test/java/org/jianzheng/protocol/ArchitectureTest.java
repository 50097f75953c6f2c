/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses PROTOCOL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.jianzheng.protocol");

    @Test
    void depends_only_on_java_protobuf_fabrics_messages_and_bouncy_castle() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.jianzheng.protocol..",
                        "java..",
                        "org.jspecify.annotations..",
                        "com.google.protobuf..",
                        "org.hyperledger.fabric.protos..",
                        "org.bouncycastle..")
                .check(PROTOCOL);
    }

    @Test
    void reads_no_files_no_sockets_no_clocks_and_no_randomness() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net..", "java.nio.channels..", "io.grpc..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.security.SecureRandom")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .check(PROTOCOL);
    }

    @Test
    void packages_depend_on_each_other_in_one_direction() {
        slices().matching("org.jianzheng.protocol.(*)..")
                .should()
                .beFreeOfCycles()
                .check(PROTOCOL);
    }
}
