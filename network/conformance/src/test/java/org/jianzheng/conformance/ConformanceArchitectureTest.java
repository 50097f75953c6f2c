/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

/** Scenarios meet the engines only as a client does. */
@AnalyzeClasses(packages = "org.jianzheng.conformance")
class ConformanceArchitectureTest {

    @ArchTest
    static void engines_are_met_as_processes(JavaClasses classes) {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jianzheng.embedded..", "org.jianzheng.server..", "org.jianzheng.contracts..")
                .check(classes);
    }
}
