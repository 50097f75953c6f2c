/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.model.record.ReadableRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransparencyLogProofTest {
    @TempDir
    Path folder;

    /** Read as the format says, with nothing of this project. */
    @Test
    void leads_a_reader_of_other_logs_from_the_entry_to_the_root() throws Exception {
        try (SignedLog log = new SignedLog(folder)) {
            SignedRecords records = new SignedRecords(log);
            for (int i = 0; i < 5; i++) {
                ReadableRecord item = records.item(records.witness());
                log.append(item);
                EvidenceBundle bundle = log.bundle(item.id());

                String text = TransparencyLogProof.of(bundle).toString();

                int blank = text.indexOf("\n\n");
                List<String> head = text.substring(0, blank).lines().toList();
                List<String> note = text.substring(blank + 2).lines().toList();
                assertThat(head.getFirst()).isEqualTo("c2sp.org/tlog-proof@v1");
                long index = Long.parseLong(head.get(1).substring("index ".length()));
                byte[] root = leaf(bundle.proved().entry().canonical());
                long size = Long.parseLong(note.get(1));
                long last = size - 1;
                for (String line : head.subList(2, head.size())) {
                    byte[] sibling = Base64.getDecoder().decode(line);
                    while ((index & 1) == 0 && index == last) {
                        index >>= 1;
                        last >>= 1;
                    }
                    root = (index & 1) == 1 ? node(sibling, root) : node(root, sibling);
                    index >>= 1;
                    last >>= 1;
                }
                assertThat(root).isEqualTo(Base64.getDecoder().decode(note.get(2)));
                assertThat(text).endsWith(bundle.checkpoint());
            }
        }
    }

    private static byte[] leaf(byte[] entry) throws Exception {
        return hash(new byte[] {0}, entry);
    }

    private static byte[] node(byte[] left, byte[] right) throws Exception {
        return hash(new byte[] {1}, left, right);
    }

    private static byte[] hash(byte[]... parts) throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        Arrays.stream(parts).forEach(sha256::update);
        return sha256.digest();
    }
}
