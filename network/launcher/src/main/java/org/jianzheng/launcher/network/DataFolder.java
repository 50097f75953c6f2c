/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import java.nio.file.Path;
import org.jianzheng.launcher.identity.CryptoFolder;

/** Where the files of a running network lie; {@code network/data} unless chosen otherwise. */
public record DataFolder(Path root) {

    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** Identities and keys. */
    public CryptoFolder crypto() {
        return new CryptoFolder(root.resolve("crypto"));
    }

    /** The channel's first block. */
    public Path genesis() {
        return root.resolve("genesis.block");
    }

    /** What a verifier pins. */
    public Path trust() {
        return root.resolve("trust.json");
    }

    /** Where everything is, for programs and people that come later. */
    public Path run() {
        return root.resolve("run.json");
    }

    /** What the sample leaves behind. */
    public Path sample() {
        return root.resolve("sample");
    }

    /** Data and configuration of one process. */
    public Path of(String process) {
        return root.resolve(process);
    }

    /** Where blocks stand on their way from the embedded ledger to real orderers; erased at the end. */
    public Path graduation() {
        return root.resolve("graduation");
    }

    /** What operations have changed since the network was described. */
    Path amendments() {
        return root.resolve("amendments");
    }

    Path engine() {
        return root.resolve("engine");
    }

    Path programs() {
        return root.resolve("programs");
    }

    Path portOffset() {
        return root.resolve("port-offset");
    }

    Path lock() {
        return root.resolve("lock");
    }
}
