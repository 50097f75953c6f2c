/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jianzheng.launcher.network.Engine;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class its own network: a ledger, the contracts of each organisation, and on demand the gateways, as programs
 * on free ports with a temporary data folder. It starts before the first test, is shared by the tests of the
 * class and its nested classes, and is stopped and erased after the last one. Constructors and test methods may take a
 * {@link LedgerNetworkHandle}. When a test fails, the ends of all logs are logged.
 *
 * <p>The programs must have been built: use it in a module that the build reaches after theirs.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LedgerNetworkExtension.class)
public @interface LedgerNetwork {

    /**
     * The engines that these tests can run on. The system property {@code engine} ({@code embedded}, {@code fabric} for
     * SmartBFT, {@code fabric-raft}) chooses among them; otherwise the first is taken. Where Fabric's programs are wanted and
     * neither {@code FABRIC_BIN} nor {@code PATH} has them, the tests are reported as skipped.
     */
    Engine[] engines() default {Engine.EMBEDDED};

    /** Whether the organisations' gateways run too. */
    boolean gateways() default false;

    /** Whether the embedded ledger takes orders to misbehave; real Fabric never does. */
    boolean faults() default true;
}
