/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.jianzheng.embedded", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule dependencies_point_one_way = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("program")
            .definedBy("org.jianzheng.embedded", "..node..")
            .layer("services")
            .definedBy("..gateway..", "..deliver..", "..orderer..")
            .layer("work")
            .definedBy("..endorser..", "..ordering..", "..validation..")
            .layer("ledger")
            .definedBy("..ledger..", "..access..", "..chaincode..", "..simulation..")
            .layer("storage")
            .definedBy("..state..", "..block..", "..database..")
            .whereLayer("program")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("services")
            .mayOnlyBeAccessedByLayers("program")
            .whereLayer("work")
            .mayOnlyBeAccessedByLayers("services", "program")
            .whereLayer("ledger")
            .mayOnlyBeAccessedByLayers("work", "services", "program");

    @ArchTest
    static final ArchRule nobody_knows_the_launcher =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.jianzheng.launcher..");

    @ArchTest
    static final ArchRule only_the_program_tells_the_time_by_itself = noClasses()
            .that()
            .resideOutsideOfPackage("..node..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
