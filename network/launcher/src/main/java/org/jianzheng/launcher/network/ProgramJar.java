/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

/** The programs of the network. The launcher knows them by their jar only. */
public enum ProgramJar {
    LEDGER("network/embedded", "jianzheng-embedded", 768),
    CONTRACTS("chaincode/contracts", "jianzheng-contracts", 256),
    GATEWAY("gateway/server", "jianzheng-server", 768),
    SAMPLE("gateway/sample", "jianzheng-sample", 256),
    VERIFIER("gateway/verifier", "jianzheng-verifier", 256),
    TIME_AUTHORITY("network/time-authority", "jianzheng-time-authority", 32),
    SIGN_IN("network/sign-in", "jianzheng-sign-in", 32);

    private final String module;
    private final String artifact;
    private final int heapMegabytes;

    ProgramJar(String module, String artifact, int heapMegabytes) {
        this.module = module;
        this.artifact = artifact;
        this.heapMegabytes = heapMegabytes;
    }

    /** Its module's folder, from the project's root. */
    public String module() {
        return module;
    }

    String artifact() {
        return artifact;
    }

    int heapMegabytes() {
        return heapMegabytes;
    }
}
