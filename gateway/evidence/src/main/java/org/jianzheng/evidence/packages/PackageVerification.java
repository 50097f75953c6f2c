/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.verify.AnswerVerifier;
import org.jianzheng.evidence.verify.EvidenceVerifier;
import org.jianzheng.evidence.verify.OriginalFile;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.model.code.RecordId;

/** One verification of one package. */
final class PackageVerification {
    /** The most bytes of all bundles and answers together. */
    static final long MAX_PROOF_BYTES = 256L << 20;

    private static final int MAX_DERIVED_BYTES = 8 << 20;

    private final PackageFile file;
    private final PackageManifest manifest;
    private final EvidenceVerifier bundleVerifier;
    private final AnswerVerifier answerVerifier;
    private final List<PackageFinding> findings = new ArrayList<>();
    private final Map<MemberName, MemberSum.Sum> sums = new HashMap<>();
    private final Set<MemberName> damaged = new HashSet<>();
    private Verdict verdict = Verdict.MATCHES;
    private boolean custodyBroken;

    PackageVerification(PackageFile file, PackageManifest manifest, TrustRoot trust) {
        this.file = file;
        this.manifest = manifest;
        this.bundleVerifier = new EvidenceVerifier(trust);
        this.answerVerifier = new AnswerVerifier(trust);
    }

    PackageReport report() throws IOException, PackageRefused {
        requireListed();
        sumUp();
        Examination examined = examine();
        requireProofs(examined);
        requireOriginals(examined);
        CustodyTable custody = CustodyTable.of(examined);
        requireDerived(PackageRole.CUSTODY_TABLE, custody.canonical());
        requireDerived(
                PackageRole.PROVENANCE_SHEET,
                ProvenanceSheet.of(examined, custody).canonical());
        boolean stated = verdict == Verdict.MATCHES;
        return new PackageReport(
                verdict,
                stated ? preChain(custody) : PreChain.NOT_STATED,
                stated ? PlatformProof.of(examined).statement() : PlatformStatement.NOT_STATED,
                stated ? TimeStatement.of(examined.bundles().stream()) : TimeStatement.NOT_STATED,
                findings,
                manifest.withheld(),
                examined);
    }

    private PreChain preChain(CustodyTable custody) {
        if (custody.files().isEmpty()) {
            return PreChain.NOT_STATED;
        }
        boolean proven = !custodyBroken && custody.files().stream().allMatch(FileCustody::isProven);
        return proven ? PreChain.PROVEN : PreChain.UNPROVEN;
    }

    /** What is there must be named, in order; what is named and not there is noted by its weight. */
    private void requireListed() {
        List<MemberName> there =
                file.members().stream().skip(1).map(StoredMember::name).toList();
        Set<MemberName> present = new HashSet<>(there);
        List<MemberName> expected = new ArrayList<>();
        for (PackageMember member : manifest.members()) {
            if (present.contains(member.name())) {
                expected.add(member.name());
            } else {
                missing(member);
            }
        }
        if (!expected.equals(there)) {
            broken(Verdict.PROOF_INVALID, PackageRule.LISTED, expected.toString(), there.toString());
        }
    }

    private void missing(PackageMember member) {
        PackageFinding finding =
                new PackageFinding(PackageRule.PRESENT, member.name().value(), "no such member");
        switch (member.role().weight()) {
            case PROOF, CONTENT -> broken(Verdict.CANNOT_TELL, finding);
            case CUSTODY -> {
                custodyBroken = true;
                findings.add(finding);
            }
            case PLATFORM, DERIVED, PRESENTATION -> findings.add(finding);
        }
    }

    private void sumUp() throws IOException {
        for (PackageMember member : manifest.members()) {
            Optional<StoredMember> stored = file.find(member.name());
            if (stored.isEmpty()) {
                continue;
            }
            MemberSum summing = new MemberSum();
            try (InputStream content = file.stream(stored.get())) {
                content.transferTo(summing);
            }
            MemberSum.Sum sum = summing.finish();
            sums.put(member.name(), sum);
            boolean intact = sum.crc() == stored.get().crc()
                    && sum.size() == member.size()
                    && sum.digests().equals(member.digests());
            if (!intact) {
                damaged.add(member.name());
                changed(member, sum);
            }
        }
    }

    private void changed(PackageMember member, MemberSum.Sum sum) {
        PackageFinding finding = new PackageFinding(
                PackageRule.INTACT,
                member.name() + " of " + member.size() + " bytes, "
                        + member.digests().sha256(),
                sum.size() + " bytes, " + sum.digests().sha256());
        switch (member.role().weight()) {
            case PROOF, DERIVED, PRESENTATION -> broken(Verdict.PROOF_INVALID, finding);
            case CONTENT, PLATFORM -> findings.add(finding);
            case CUSTODY -> {
                custodyBroken = true;
                findings.add(finding);
            }
        }
    }

    private Examination examine() throws IOException, PackageRefused {
        List<ExaminedBundle> bundles = new ArrayList<>();
        List<ExaminedAnswer> answers = new ArrayList<>();
        long left = MAX_PROOF_BYTES;
        for (PackageMember member : manifest.members()) {
            Optional<StoredMember> stored = file.find(member.name());
            if (stored.isEmpty()) {
                continue;
            }
            switch (member.role()) {
                case BUNDLE -> {
                    left = bounded(stored.get(), EvidenceBundle.MAX_BYTES, left);
                    bundles.add(bundle(member.name(), file.content(stored.get())));
                }
                case COMPLETENESS, CUSTODY, PLATFORM -> {
                    left = bounded(stored.get(), IndexAnswer.MAX_BYTES, left);
                    answers.add(answer(member, file.content(stored.get())));
                }
                case ORIGINAL, PROVENANCE_SHEET, CUSTODY_TABLE, CERTIFICATE, VERIFIER, README -> {}
            }
        }
        return new Examination(bundles, answers);
    }

    private static long bounded(StoredMember member, long limit, long left) throws PackageRefused {
        if (member.size() > limit || member.size() > left) {
            throw new PackageRefused(
                    PackageRule.CONTAINER,
                    "bundles and answers within their limits",
                    member.name() + " of " + member.size() + " bytes");
        }
        return left - member.size();
    }

    private ExaminedBundle bundle(MemberName name, byte[] bytes) {
        ExaminedBundle alone = ExaminedBundle.of(name, bytes, bundleVerifier);
        Optional<PackageMember> original = alone.record()
                .filter(record -> alone.registration().isPresent())
                .flatMap(this::original)
                .filter(member -> sums.containsKey(member.name()));
        ExaminedBundle examined = alone;
        if (original.isPresent()) {
            MemberName file = original.get().name();
            MemberSum.Sum sum = sumOf(file);
            examined =
                    ExaminedBundle.of(name, bytes, bundleVerifier, file, new OriginalFile(sum.digests(), sum.size()));
            if (examined.report().verdict() == Verdict.MATCHES && damaged.contains(file)) {
                worsen(Verdict.PROOF_INVALID);
            }
        }
        worsen(examined.report().verdict());
        return examined;
    }

    private MemberSum.Sum sumOf(MemberName name) {
        return Optional.ofNullable(sums.get(name)).orElseThrow();
    }

    private Optional<PackageMember> original(RecordId record) {
        return manifest.members().stream()
                .filter(member -> member.record().equals(Optional.of(record)))
                .findFirst();
    }

    private ExaminedAnswer answer(PackageMember member, byte[] bytes) {
        ExaminedAnswer answer = ExaminedAnswer.of(member.name(), member.role(), bytes, answerVerifier);
        if (!answer.isSound()) {
            switch (member.role().weight()) {
                case CUSTODY -> custodyBroken = true;
                case PLATFORM -> {}
                case PROOF, CONTENT, DERIVED, PRESENTATION -> incomplete(answer);
            }
        }
        return answer;
    }

    /** Without a failure it proves something, but not that these are all: its checkpoint is degraded, or it is a part. */
    private void incomplete(ExaminedAnswer answer) {
        if (answer.report().failure().isPresent()) {
            worsen(answer.report().verdict());
        } else {
            broken(
                    Verdict.CANNOT_TELL,
                    PackageRule.COMPLETE,
                    "all records, under a checkpoint with a quorum",
                    "a part, or a degraded checkpoint, in " + answer.name());
        }
    }

    private void requireProofs(Examination examined) {
        if (examined.bundles().isEmpty()) {
            broken(Verdict.CANNOT_TELL, PackageRule.PROOFS, "a bundle", "none");
        }
        for (ExaminedBundle bundle : examined.bundles()) {
            if (bundle.report().verdict() == Verdict.MATCHES && !bundle.isSound()) {
                broken(
                        Verdict.CANNOT_TELL,
                        PackageRule.QUORUM,
                        "a quorum",
                        bundle.name() + " under a degraded checkpoint");
            }
        }
    }

    private void requireOriginals(Examination examined) {
        Set<RecordId> registering = new LinkedHashSet<>();
        for (ExaminedBundle bundle : examined.bundles()) {
            if (bundle.registration().isPresent()) {
                bundle.record().ifPresent(registering::add);
            }
        }
        Set<RecordId> accounted = new LinkedHashSet<>();
        manifest.withheld().forEach(file -> accounted.add(file.record()));
        for (PackageMember member : manifest.members()) {
            if (member.record().isPresent()) {
                accounted.add(member.record().get());
            }
        }
        for (RecordId record : accounted) {
            if (!registering.contains(record) && verdict == Verdict.MATCHES) {
                broken(
                        Verdict.PROOF_INVALID,
                        PackageRule.ORIGINAL,
                        "a bundle that registers the file of record " + record,
                        "none");
            }
        }
        for (RecordId record : registering) {
            if (!accounted.contains(record)) {
                broken(
                        Verdict.CANNOT_TELL,
                        PackageRule.ORIGINAL_ACCOUNTED,
                        "the original of record " + record + " or why it is left out",
                        "neither");
            }
        }
    }

    private void requireDerived(PackageRole role, byte[] follows) throws IOException {
        for (PackageMember member : manifest.members()) {
            Optional<StoredMember> stored = file.find(member.name());
            if (member.role() != role || stored.isEmpty() || verdict != Verdict.MATCHES) {
                continue;
            }
            boolean same = stored.get().size() == follows.length
                    && follows.length <= MAX_DERIVED_BYTES
                    && Arrays.equals(follows, file.content(stored.get()));
            if (!same) {
                broken(
                        Verdict.PROOF_INVALID,
                        PackageRule.DERIVED,
                        "what the proofs in this package give",
                        "another " + member.name());
            }
        }
    }

    private void broken(Verdict worst, PackageRule rule, String demanded, String given) {
        broken(worst, new PackageFinding(rule, demanded, given));
    }

    private void broken(Verdict worst, PackageFinding finding) {
        findings.add(finding);
        worsen(worst);
    }

    private void worsen(Verdict other) {
        if (gravity(other) > gravity(verdict)) {
            verdict = other;
        }
    }

    private static int gravity(Verdict verdict) {
        return switch (verdict) {
            case MATCHES -> 0;
            case CANNOT_TELL -> 1;
            case NOT_RECORDED -> 2;
            case DIFFERS -> 3;
            case PROOF_INVALID -> 4;
        };
    }
}
