/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that a command makes; one that is there is never overwritten.
 *
 * @param path where it will be
 */
record OutputFile(Path path) {
    void create(byte[] bytes) {
        try {
            Files.write(path, bytes, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new UsageProblem(
                    "cannot write " + path + " 无法写入 (" + e.getClass().getSimpleName() + ")", e);
        }
    }
}
