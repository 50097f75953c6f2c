/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "org.jianzheng.server", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule capabilities_do_not_depend_on_each_other_in_circles = SlicesRuleDefinition.slices()
            .matching("org.jianzheng.server.(*)..")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule time_is_injected = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule ids_are_made_by_the_model = noClasses().should().callMethod(UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule hashes_are_made_by_the_model =
            noClasses().should().dependOnClassesThat().areAssignableTo(MessageDigest.class);

    @ArchTest
    static final ArchRule nothing_is_printed =
            noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");

    @ArchTest
    static final ArchRule controllers_stay_within_their_capability =
            classes().that().areAnnotatedWith(RestController.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule only_the_ledger_and_the_reader_of_keys_know_the_client_of_fabric = noClasses()
            .that()
            .resideOutsideOfPackages("..server.ledger..", "..server.keys..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.hyperledger.fabric.client..");

    @ArchTest
    static final ArchRule only_the_projection_knows_its_store = noClasses()
            .that()
            .resideOutsideOfPackage("..server.projection..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..", "de.bwaldvogel..");

    @ArchTest
    static final ArchRule contracts_and_network_are_programs_that_nobody_here_knows = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jianzheng.contracts..", "org.jianzheng.embedded..", "org.jianzheng.launcher..");
}
