/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.security.MessageDigest;
import java.time.Instant;

/** The house rules that can be read off the class files of all modules together. */
@AnalyzeClasses(packages = "org.jianzheng", importOptions = ImportOption.DoNotIncludeTests.class)
class DependencyDirectionTest {
    private static final String MODEL = "org.jianzheng.model..";
    private static final String CONTRACTS = "org.jianzheng.contracts..";
    private static final String PROTOCOL = "org.jianzheng.protocol..";
    private static final String EMBEDDED = "org.jianzheng.embedded..";
    private static final String LAUNCHER = "org.jianzheng.launcher..";
    private static final String EVIDENCE = "org.jianzheng.evidence..";
    private static final String CONNECTION = "org.jianzheng.verifier.connection..";
    private static final String PACKAGES = "org.jianzheng.packages..";
    private static final String VERIFIER = "org.jianzheng.verifier..";
    private static final String SERVER = "org.jianzheng.server..";
    private static final String CONFORMANCE = "org.jianzheng.conformance..";
    private static final String DRILLS = "org.jianzheng.drills..";
    private static final String SAMPLE = "org.jianzheng.sample..";
    private static final String SIGN_IN = "org.jianzheng.signin..";
    private static final String TIME_AUTHORITY = "org.jianzheng.timeauthority..";

    @ArchTest
    static void model_stands_alone(JavaClasses classes) {
        mayNotDependOn(MODEL, CONTRACTS, PROTOCOL, EMBEDDED, LAUNCHER, EVIDENCE, VERIFIER, SERVER, SAMPLE)
                .check(classes);
    }

    @ArchTest
    static void contracts_know_only_the_model(JavaClasses classes) {
        mayNotDependOn(CONTRACTS, PROTOCOL, EMBEDDED, LAUNCHER, EVIDENCE, VERIFIER, SERVER, SAMPLE)
                .check(classes);
    }

    @ArchTest
    static void protocol_stands_alone(JavaClasses classes) {
        mayNotDependOn(PROTOCOL, MODEL, CONTRACTS, EMBEDDED, LAUNCHER, EVIDENCE, VERIFIER, SERVER, SAMPLE)
                .check(classes);
    }

    @ArchTest
    static void the_embedded_ledger_knows_only_the_protocol(JavaClasses classes) {
        mayNotDependOn(EMBEDDED, MODEL, CONTRACTS, LAUNCHER, EVIDENCE, VERIFIER, SERVER, SAMPLE)
                .check(classes);
    }

    @ArchTest
    static void the_launcher_knows_the_others_only_as_programs(JavaClasses classes) {
        mayNotDependOn(LAUNCHER, MODEL, CONTRACTS, EMBEDDED, EVIDENCE, VERIFIER, SERVER, SAMPLE)
                .check(classes);
    }

    @ArchTest
    static void the_demo_time_authority_stands_alone(JavaClasses classes) {
        mayNotDependOn(
                        TIME_AUTHORITY,
                        MODEL,
                        CONTRACTS,
                        PROTOCOL,
                        EMBEDDED,
                        LAUNCHER,
                        EVIDENCE,
                        VERIFIER,
                        SERVER,
                        SAMPLE)
                .check(classes);
    }

    @ArchTest
    static void the_demo_sign_in_stands_alone(JavaClasses classes) {
        mayNotDependOn(SIGN_IN, MODEL, CONTRACTS, PROTOCOL, EMBEDDED, LAUNCHER, EVIDENCE, VERIFIER, SERVER, SAMPLE)
                .check(classes);
    }

    @ArchTest
    static void evidence_knows_model_and_protocol(JavaClasses classes) {
        mayNotDependOn(EVIDENCE, CONTRACTS, EMBEDDED, LAUNCHER, VERIFIER, SERVER, SAMPLE)
                .check(classes);
    }

    @ArchTest
    static void packages_know_evidence_and_model(JavaClasses classes) {
        mayNotDependOn(PACKAGES, CONTRACTS, PROTOCOL, EMBEDDED, LAUNCHER, VERIFIER, SERVER, SAMPLE)
                .check(classes);
    }

    @ArchTest
    static void verification_needs_no_maker_of_packages(JavaClasses classes) {
        mayNotDependOn(EVIDENCE, PACKAGES).check(classes);
    }

    @ArchTest
    static void the_server_knows_no_engine(JavaClasses classes) {
        mayNotDependOn(SERVER, CONTRACTS, EMBEDDED, LAUNCHER, VERIFIER, SAMPLE).check(classes);
    }

    @ArchTest
    static void nothing_depends_on_the_scenarios(JavaClasses classes) {
        noClasses()
                .that()
                .resideOutsideOfPackage(CONFORMANCE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CONFORMANCE)
                .check(classes);
    }

    @ArchTest
    static void drills_know_the_network_only_from_outside_and_nothing_depends_on_them(JavaClasses classes) {
        mayNotDependOn(DRILLS, CONTRACTS, EMBEDDED, VERIFIER, SERVER, CONFORMANCE)
                .check(classes);
        noClasses()
                .that()
                .resideOutsideOfPackage(DRILLS)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(DRILLS)
                .check(classes);
    }

    @ArchTest
    static void the_verifier_needs_no_network(JavaClasses classes) {
        noClasses()
                .that()
                .resideInAnyPackage(VERIFIER, PACKAGES, EVIDENCE, MODEL)
                .and()
                .resideOutsideOfPackage(CONNECTION)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "io.grpc..", "org.springframework..")
                .check(classes);
    }

    @ArchTest
    static void only_commands_that_are_given_an_address_connect(JavaClasses classes) {
        noClasses()
                .that()
                .resideOutsideOfPackage(CONNECTION)
                .and()
                .doNotHaveFullyQualifiedName("org.jianzheng.verifier.MonitorCommand")
                .and()
                .doNotHaveFullyQualifiedName("org.jianzheng.verifier.ArchiveCreateCommand")
                .and()
                .doNotHaveFullyQualifiedName("org.jianzheng.verifier.ArchiveRenewCommand")
                .and()
                .doNotHaveFullyQualifiedName("org.jianzheng.verifier.ListsFollowCommand")
                .and()
                .doNotHaveFullyQualifiedName("org.jianzheng.verifier.GatewayLink")
                .and()
                .doNotHaveFullyQualifiedName("org.jianzheng.verifier.GatewayLink$Reply")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CONNECTION)
                .check(classes);
    }

    @ArchTest
    static void only_model_and_protocol_hash(JavaClasses classes) {
        // The demo issuer stands for somebody else's service, which hashes as RFC 7636 says and knows nothing of the
        // model.
        noClasses()
                .that()
                .resideOutsideOfPackages(MODEL, PROTOCOL, SIGN_IN)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(MessageDigest.class)
                .check(classes);
    }

    @ArchTest
    static void only_the_launcher_starts_processes(JavaClasses classes) {
        noClasses()
                .that()
                .resideOutsideOfPackage(LAUNCHER)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .check(classes);
    }

    @ArchTest
    static void nobody_reads_the_clock_behind_a_back(JavaClasses classes) {
        noClasses().should().callMethod(Instant.class, "now").check(classes);
    }

    private static com.tngtech.archunit.lang.ArchRule mayNotDependOn(String module, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others);
    }
}
