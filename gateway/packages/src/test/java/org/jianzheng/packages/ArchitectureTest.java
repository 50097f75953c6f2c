/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.packages;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.jianzheng.packages", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule only_the_certificate_knows_how_it_is_drawn = noClasses()
            .that()
            .resideOutsideOfPackage("..packages.certificate..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.pdfbox..", "org.apache.fontbox..", "com.google.zxing..");

    @ArchTest
    static final ArchRule nothing_here_uses_a_network_or_a_screen = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "java.nio.channels..", "java.awt..");

    @ArchTest
    static final ArchRule time_is_injected = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
