/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.packages;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.packages.CustodyTable;
import org.jianzheng.evidence.packages.Examination;
import org.jianzheng.evidence.packages.ExaminedAnswer;
import org.jianzheng.evidence.packages.ExaminedBundle;
import org.jianzheng.evidence.packages.MemberContent;
import org.jianzheng.evidence.packages.MemberName;
import org.jianzheng.evidence.packages.PackageMember;
import org.jianzheng.evidence.packages.PackageRole;
import org.jianzheng.evidence.packages.PackageWriter;
import org.jianzheng.evidence.packages.ProvenanceSheet;
import org.jianzheng.evidence.packages.Withheld;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.verify.AnswerVerifier;
import org.jianzheng.evidence.verify.EvidenceVerifier;
import org.jianzheng.evidence.verify.OriginalFile;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.packages.certificate.Certificate;

/**
 * Makes packages. Everything that goes in is verified first, and nothing that does not verify goes in; a bundle under a degraded
 * checkpoint does, and its package says so. The same request gives the same bytes.
 */
public final class PackageBuilder {
    /** The media type of a package. */
    public static final String MEDIA_TYPE = "application/zip";

    private static final int KEY_DIGITS = 16;

    private final TrustRoot trust;
    private final Optional<byte[]> page;

    /**
     * Makes packages of evidence that verifies by this trust root.
     *
     * @param page the verifier for browsers, if there is one
     */
    public PackageBuilder(TrustRoot trust, Optional<byte[]> page) {
        this.trust = trust;
        this.page = page;
    }

    /**
     * Makes a package; its contents are read once here and once when it is written.
     *
     * @throws EvidenceUnfit if a bundle, answer or original does not verify
     * @throws Refusal {@code REFERENCE_UNKNOWN} if an original belongs to no bundle, {@code SCHEMA_INVALID} if there is no bundle
     *     or one twice, {@code TOO_LARGE} if there are too many
     * @throws IOException if a content cannot be read
     */
    public PackageWriter build(PackageRequest request) throws EvidenceUnfit, IOException {
        if (request.bundles().isEmpty()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a package holds at least one bundle");
        }
        PackageWriter writer = new PackageWriter();
        List<ExaminedBundle> bundles = bundles(request, writer);
        List<Withheld> withheld = withheld(request, bundles);
        withheld.forEach(writer::withhold);
        Examination examined = new Examination(bundles, answers(request, bundles, writer));
        CustodyTable custody = CustodyTable.of(examined);
        ProvenanceSheet sheet = ProvenanceSheet.of(examined, custody);
        add(writer, "custody.json", PackageRole.CUSTODY_TABLE, custody.canonical());
        add(writer, "provenance.json", PackageRole.PROVENANCE_SHEET, sheet.canonical());
        add(
                writer,
                "certificate.pdf",
                PackageRole.CERTIFICATE,
                new Certificate(trust, examined, custody, sheet, withheld).toPdf());
        add(writer, "readme.txt", PackageRole.README, readme());
        if (page.isPresent()) {
            add(writer, "verify.html", PackageRole.VERIFIER, page.get());
        }
        return writer;
    }

    private List<ExaminedBundle> bundles(PackageRequest request, PackageWriter writer)
            throws EvidenceUnfit, IOException {
        EvidenceVerifier verifier = new EvidenceVerifier(trust);
        List<ExaminedBundle> bundles = new ArrayList<>();
        Set<RecordId> packed = new HashSet<>();
        for (byte[] bytes : request.bundles()) {
            ExaminedBundle alone = ExaminedBundle.of(new MemberName("bundles/unread.evb"), bytes, verifier);
            requireMatch(alone);
            RecordId record = alone.record().orElseThrow();
            MemberName name = name(record, alone.bundle().orElseThrow());
            writer.add(name, PackageRole.BUNDLE, MemberContent.of(bytes));
            Optional<MemberContent> content =
                    Optional.ofNullable(request.originals().get(record));
            if (alone.registration().isEmpty() || content.isEmpty()) {
                bundles.add(ExaminedBundle.of(name, bytes, verifier));
                continue;
            }
            PackageMember original = original(record, alone.registration().get(), content.get(), packed, writer);
            ExaminedBundle examined = ExaminedBundle.of(
                    name, bytes, verifier, original.name(), new OriginalFile(original.digests(), original.size()));
            requireMatch(examined);
            bundles.add(examined);
        }
        for (RecordId record : request.originals().keySet()) {
            if (!packed.contains(record)) {
                throw Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "no bundle registers a file by record %s", record);
            }
        }
        bundles.sort(Comparator.comparing(bundle -> bundle.name().value()));
        return bundles;
    }

    /** A light and a full bundle of the same record share the original. */
    private static PackageMember original(
            RecordId record,
            FileRegistration registration,
            MemberContent content,
            Set<RecordId> packed,
            PackageWriter writer)
            throws IOException {
        MemberName name = new MemberName("originals/" + record + "." + MediaTypes.ending(registration.mediaType()));
        return packed.add(record)
                ? writer.addOriginal(name, record, content)
                : writer.member(name).orElseThrow();
    }

    private static void requireMatch(ExaminedBundle bundle) throws EvidenceUnfit {
        if (bundle.report().verdict() != Verdict.MATCHES) {
            throw new EvidenceUnfit(bundle.name(), bundle.report());
        }
    }

    private static MemberName name(RecordId record, EvidenceBundle bundle) {
        String grade = bundle.grade().equals(EvidenceBundle.LIGHT) ? "" : "." + bundle.grade();
        return new MemberName("bundles/" + record + grade + ".evb");
    }

    private static List<Withheld> withheld(PackageRequest request, List<ExaminedBundle> bundles) {
        return bundles.stream()
                .filter(bundle ->
                        bundle.registration().isPresent() && bundle.original().isEmpty())
                .flatMap(bundle -> bundle.record().stream())
                .distinct()
                .map(record -> new Withheld(record, request.withheld().getOrDefault(record, Withheld.Reason.NOT_GIVEN)))
                .toList();
    }

    private List<ExaminedAnswer> answers(PackageRequest request, List<ExaminedBundle> bundles, PackageWriter writer)
            throws EvidenceUnfit, IOException {
        AnswerVerifier verifier = new AnswerVerifier(trust);
        Set<IndexKey> custody = new HashSet<>();
        for (ExaminedBundle bundle : bundles) {
            bundle.registration()
                    .ifPresent(file ->
                            custody.addAll(CustodyTable.keysOf(bundle.record().orElseThrow(), file)));
        }
        List<ExaminedAnswer> answers = new ArrayList<>();
        for (byte[] bytes : request.answers()) {
            IndexAnswer given = IndexAnswer.parse(bytes);
            IndexKey key = given.key();
            PackageRole role = custody.contains(key) ? PackageRole.CUSTODY : PackageRole.ofAnswer(key, given.entries());
            ExaminedAnswer answer = ExaminedAnswer.of(name(key), role, bytes, verifier);
            if (answer.report().verdict() != Verdict.MATCHES && answer.report().verdict() != Verdict.NOT_RECORDED) {
                throw new EvidenceUnfit(answer.name(), answer.report());
            }
            writer.add(answer.name(), role, MemberContent.of(bytes));
            answers.add(answer);
        }
        answers.sort(Comparator.comparing(ExaminedAnswer::role)
                .thenComparing(answer -> answer.name().value()));
        return answers;
    }

    private static MemberName name(IndexKey key) {
        String digits = key.hash(TreeHasher.of(HashSuite.SHA_256)).hex().substring(0, KEY_DIGITS);
        return new MemberName("answers/" + key.name().wireName() + "-" + digits + ".eva");
    }

    private static void add(PackageWriter writer, String name, PackageRole role, byte[] content) throws IOException {
        writer.add(new MemberName(name), role, MemberContent.of(content));
    }

    private static byte[] readme() throws IOException {
        try (InputStream text = PackageBuilder.class.getResourceAsStream("readme.txt")) {
            if (text == null) {
                throw new IllegalStateException("readme.txt is not in this program");
            }
            return text.readAllBytes();
        }
    }
}
