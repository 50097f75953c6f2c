/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.process;

import java.util.List;
import java.util.Map;

/** What a program finds in its environment: the launcher's, without settings that would win over the program's own files. */
final class ProgramEnvironment {

    /** The launcher's and the gateways' settings, and those of Fabric's programs. */
    private static final List<String> WITHHELD = List.of("JIANZHENG_", "CORE_", "ORDERER_", "FABRIC_");

    private ProgramEnvironment() {}

    static void prepare(ProcessBuilder builder, Map<String, String> added) {
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> WITHHELD.stream().anyMatch(name::startsWith));
        environment.putAll(added);
    }
}
