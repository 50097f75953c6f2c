/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.block;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jianzheng.embedded.database.StorageException;

class BlockFileFuzzTest {

    /** Whatever lies in the file: it is opened, cut, or refused with one kind of exception. */
    @FuzzTest(maxDuration = "5s")
    void opens_or_refuses_any_file(byte[] content) throws IOException {
        Path file = Files.createTempFile("blocks", "");
        try {
            Files.write(file, content);
            BlockFile.open(file, 0, (location, block) -> {}).close();
        } catch (StorageException refused) {
            // Refusing is right for damage that is no torn end.
            return;
        } finally {
            Files.delete(file);
        }
    }
}
