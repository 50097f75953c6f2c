/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.time.TimestampToken;
import org.jianzheng.evidence.trust.LogOrigin;
import org.jianzheng.model.error.Refusal;
import org.junit.jupiter.params.provider.MethodSource;

/** Manifests and renewals are read in their one form, or refused. */
class ArchiveFuzzTest {
    private static final List<ArchivedFile> FILES = List.of(
            ArchivedFile.of(ArchivePath.CHECKPOINT, new byte[] {1}),
            ArchivedFile.of(ArchivePath.TRUST, new byte[] {2}));

    static Stream<byte[]> documents() {
        LogOrigin origin = LogOrigin.of("jianzheng", Hash.of(new byte[Hash.LENGTH]));
        return Stream.of(
                new ArchiveManifest(origin, 3, 9, Optional.empty(), FILES).canonical(),
                new ArchiveManifest(origin, 3, 9, Optional.of(new ArchivedRange(2, 5, 8)), FILES).canonical(),
                new Renewal(1, RenewalKind.HASH, FILES, new TimestampToken(new byte[] {3})).canonical());
    }

    @MethodSource("documents")
    @FuzzTest(maxDuration = "10s")
    void a_document_has_one_form_or_is_refused(byte[] input) {
        try {
            assertThat(ArchiveManifest.parse(input).canonical()).isEqualTo(input);
        } catch (Refusal none) {
            assertThat(none.code()).isNotNull();
        }
        try {
            assertThat(Renewal.parse(input).canonical()).isEqualTo(input);
        } catch (Refusal none) {
            assertThat(none.code()).isNotNull();
        }
    }
}
