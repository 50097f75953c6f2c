/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.model.error.Refusal;

/**
 * Verifies packages without any network. Every byte is hostile until it was checked; no content makes it throw. Files are read in
 * pieces and never unpacked; bundles and answers are read whole and have their own limits.
 *
 * <p>Stricter than a single bundle's verification in one point: a checkpoint without quorum makes a package {@code CANNOT_TELL}.
 */
public final class PackageVerifier {
    private final TrustRoot trust;

    /** Verifies by this trust root and by nothing else. */
    public PackageVerifier(TrustRoot trust) {
        this.trust = trust;
    }

    /**
     * Verifies a package.
     *
     * @throws IOException if the file cannot be read; nothing is said about the evidence then
     */
    public PackageReport verify(Path path) throws IOException {
        try (PackageFile file = PackageFile.open(path)) {
            return new PackageVerification(file, manifest(file), trust).report();
        } catch (PackageRefused refused) {
            return nothing(Verdict.PROOF_INVALID, refused.finding());
        }
    }

    private static PackageReport nothing(Verdict verdict, PackageFinding finding) {
        return new PackageReport(
                verdict,
                PreChain.NOT_STATED,
                PlatformStatement.NOT_STATED,
                TimeStatement.NOT_STATED,
                List.of(finding),
                List.of(),
                new Examination(List.of(), List.of()));
    }

    private static PackageManifest manifest(PackageFile file) throws IOException, PackageRefused {
        String demanded =
                PackageManifest.NAME + " as the first member, of at most " + PackageManifest.MAX_BYTES + " bytes";
        if (file.members().isEmpty()
                || !file.members().getFirst().name().equals(PackageManifest.NAME)
                || file.members().getFirst().size() > PackageManifest.MAX_BYTES) {
            throw new PackageRefused(PackageRule.MANIFEST, demanded, "none");
        }
        StoredMember stored = file.members().getFirst();
        byte[] bytes = file.content(stored);
        MemberSum sum = new MemberSum();
        sum.write(bytes, 0, bytes.length);
        if (sum.finish().crc() != stored.crc()) {
            throw new PackageRefused(PackageRule.MANIFEST, "its check sum", "another");
        }
        try {
            return PackageManifest.parse(bytes);
        } catch (Refusal refusal) {
            throw new PackageRefused(PackageRule.MANIFEST, "a manifest of version 1", refusal.sentence());
        }
    }
}
