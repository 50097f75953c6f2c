/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jianzheng.evidence.fixture.StoredGateway;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.protocol.ProtocolException;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever lies in the files that an audit reads is a finding or is refused by name. */
class AuditFuzzTest {
    static Stream<byte[]> projections() {
        return Stream.of(
                        "{\"_id\":\"lot#0\",\"rows\":[{\"position\":{\"$numberLong\":\"1\"},\"block\":1}]}\n",
                        "{\"_id\":\"lot#99999999999999\",\"rows\":[]}",
                        "{\"_id\":\"lot\",\"rows\":{\"$numberLong\":\"-\"}}",
                        "{\"lot\":\"l\",\"total\":1,\"items\":[{\"position\":0}]}",
                        "[]\n\n\"\"",
                        "")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("projections")
    @FuzzTest
    void names_what_is_no_projection(byte[] bytes) throws IOException {
        Path folder = Files.createTempDirectory("audit-fuzz");
        Path file = Files.write(folder.resolve("rows"), bytes);
        Tally tally = new Tally(AuditProgress.NONE);
        try (LogStore store = LogStore.openScratch(folder.resolve("log"))) {
            new ProjectionAudit(store, tally).audit(file);
        }
        assertThat(tally.report().verdict()).isNotEqualTo(AuditVerdict.INTACT);
    }

    static Stream<byte[]> blocks() {
        return Stream.of(
                new byte[0],
                new byte[11],
                new byte[64],
                StoredGateway.framed(new byte[] {8, 1}),
                StoredGateway.framed(new byte[] {10, 0, 18, 0, 26, 0}));
    }

    @MethodSource("blocks")
    @FuzzTest
    void names_what_is_no_file_of_blocks(byte[] bytes) throws IOException {
        Path file = Files.write(Files.createTempDirectory("audit-fuzz").resolve("blocks"), bytes);
        long[] read = {0};
        try {
            new BlockFiles(file).read(block -> ++read[0] > 0);
            assertThat(bytes.length == 0 || read[0] > 0).isTrue();
        } catch (IOException | ProtocolException named) {
            assertThat(named).hasMessageMatching("(?s).+");
        }
    }
}
