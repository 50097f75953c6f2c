/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.packages.certificate;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.packages.CustodyEvent;
import org.jianzheng.evidence.packages.CustodyTable;
import org.jianzheng.evidence.packages.Examination;
import org.jianzheng.evidence.packages.ExaminedBundle;
import org.jianzheng.evidence.packages.FileCustody;
import org.jianzheng.evidence.packages.ProvenanceFinding;
import org.jianzheng.evidence.packages.ProvenanceSheet;
import org.jianzheng.evidence.packages.Withheld;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.verify.Bilingual;
import org.jianzheng.evidence.verify.Finding;
import org.jianzheng.evidence.verify.Limit;
import org.jianzheng.evidence.verify.RecordSummary;
import org.jianzheng.evidence.verify.StepName;
import org.jianzheng.evidence.verify.TimestampSummary;
import org.jianzheng.evidence.verify.Withdrawal;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.json.JsonObject;

/**
 * The certificate of a package. It repeats for people what the proofs say and adds nothing; Chinese first, then English. The same
 * package gives the same bytes.
 */
public final class Certificate {
    private static final DateTimeFormatter SHANGHAI = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC+8'", Locale.ROOT)
            .withZone(ZoneId.of("Asia/Shanghai"));
    /** More would hide the rest of the certificate; the bundle has it all. */
    private static final int MOST_CONTENT = 1500;

    private static final String BREAK = " / ";

    /** Bright cells around the code, as ISO/IEC 18004 asks of every printer. */
    private static final int QUIET_ZONE = 4;

    private final TrustRoot trust;
    private final Examination examined;
    private final CustodyTable custody;
    private final ProvenanceSheet sheet;
    private final List<Withheld> withheld;

    /** A certificate of what was verified by this trust root. */
    public Certificate(
            TrustRoot trust,
            Examination examined,
            CustodyTable custody,
            ProvenanceSheet sheet,
            List<Withheld> withheld) {
        this.trust = trust;
        this.examined = examined;
        this.custody = custody;
        this.sheet = sheet;
        this.withheld = List.copyOf(withheld);
    }

    /** The certificate as PDF with embedded fonts. */
    public byte[] toPdf() throws IOException {
        try (PDDocument document = new PDDocument();
                Typeface typeface = Typeface.of(document)) {
            document.getDocumentCatalog().setLanguage("zh-CN");
            document.getDocumentInformation().setTitle(say(CertificateText.TITLE));
            // Otherwise the time of writing would become part of the file's identifier.
            document.setDocumentId(1L);
            Pages pages = new Pages(document, typeface);
            writeHead(pages);
            writeRecords(pages);
            writeCustody(pages);
            writeProvenance(pages);
            writeLimits(pages);
            if (!typeface.lacking().isEmpty()) {
                pages.text(say(CertificateText.GLYPHS) + ": " + String.join(" ", typeface.lacking()));
            }
            pages.finish(say(CertificateText.TITLE));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes, CompressParameters.NO_COMPRESSION);
            return bytes.toByteArray();
        }
    }

    private void writeHead(Pages pages) throws IOException {
        Optional<ExaminedBundle> first = examined.bundles().stream().findFirst();
        if (first.isPresent()) {
            pages.code(code(reference(first.get())));
        }
        pages.title(say(CertificateText.TITLE));
        pages.text(CertificateText.FOR_READING.chinese());
        pages.text(CertificateText.FOR_READING.english());
        pages.text(say(CertificateText.NOT_WITNESS));
        pages.belowCode();
        field(pages, CertificateText.LOG, trust.origin().value());
        field(pages, CertificateText.TRUST, Long.toString(trust.version()));
        Optional<Instant> cosigned = examined.cosignedAt();
        if (cosigned.isPresent()) {
            field(pages, CertificateText.AS_OF, SHANGHAI.format(cosigned.get()));
        }
        if (first.isPresent()) {
            pages.text(reference(first.get()));
        }
    }

    /** What the code in the corner says: the first record and its leaf, so that a reader finds it in any copy of the log. */
    private String reference(ExaminedBundle bundle) {
        String leaf = bundle.bundle()
                .map(content -> leaf(content.proved().entry(), HashSuite.SHA_256))
                .orElse("");
        return "jianzheng:" + trust.origin() + "?record="
                + bundle.record().map(Object::toString).orElse("") + "&leaf=" + leaf + "&records="
                + examined.bundles().size();
    }

    private static BitMatrix code(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.CHARACTER_SET,
                                    "UTF-8",
                                    EncodeHintType.MARGIN,
                                    QUIET_ZONE));
        } catch (WriterException e) {
            throw new IllegalStateException("a reference fits into a code", e);
        }
    }

    private static String leaf(LogEntry entry, HashSuite suite) {
        return TreeHasher.of(suite).leaf(entry.canonical()).hex();
    }

    private void writeRecords(Pages pages) throws IOException {
        pages.heading(say(CertificateText.RECORDS));
        for (ExaminedBundle bundle : examined.bundles()) {
            Optional<RecordSummary> summary = bundle.report().record();
            if (summary.isPresent()) {
                writeRecord(pages, bundle, summary.get());
                pages.gap();
            }
        }
    }

    private void writeRecord(Pages pages, ExaminedBundle bundle, RecordSummary summary) throws IOException {
        field(pages, CertificateText.RECORD, summary.id() + "  " + bundle.name());
        field(
                pages,
                CertificateText.VERDICT,
                bundle.report().verdict() + "  " + say(bundle.report().verdict()));
        for (Bilingual gap : bundle.report().sortedGaps()) {
            field(pages, CertificateText.GAP, say(gap));
        }
        field(
                pages,
                CertificateText.TYPE,
                summary.type().wireName() + (summary.sample() ? "  (" + say(CertificateText.SAMPLE) + ")" : ""));
        field(pages, CertificateText.ORGANISATION, summary.organisation().value());
        field(pages, CertificateText.HAPPENED, SHANGHAI.format(summary.at()));
        field(pages, CertificateText.LEDGER_TIME, SHANGHAI.format(summary.time()));
        field(pages, CertificateText.PLACE, summary.block() + ", " + summary.transaction());
        field(pages, CertificateText.POSITION, summary.position() + " / " + summary.size());
        LogEntry entry = bundle.bundle().orElseThrow().proved().entry();
        field(pages, CertificateText.ENTRY, leaf(entry, HashSuite.SHA_256));
        field(pages, CertificateText.ENTRY_SM3, leaf(entry, HashSuite.SM3));
        field(pages, CertificateText.COSIGNERS, cosigners(bundle));
        for (TimestampSummary stamp : summary.timestamps()) {
            String trial = stamp.trial() ? "  " + say(Limit.TRIAL_TIME_AUTHORITY) : "";
            field(pages, CertificateText.STAMPED, SHANGHAI.format(stamp.before()) + "  " + stamp.authority() + trial);
        }
        Optional<FileRegistration> file = bundle.registration();
        if (file.isPresent()) {
            writeFile(pages, bundle, file.get());
        } else {
            field(pages, CertificateText.CONTENT, content(entry.record()));
        }
    }

    private static String content(JsonObject record) {
        String text = record.optional("body").map(Object::toString).orElse("-");
        return text.codePointCount(0, text.length()) <= MOST_CONTENT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST_CONTENT)) + " … (.evb)";
    }

    private static String cosigners(ExaminedBundle bundle) {
        return bundle.report().steps().stream()
                .filter(step -> step.name() == StepName.QUORUM)
                .flatMap(step -> step.findings().stream())
                .map(Finding::given)
                .findFirst()
                .orElse("-");
    }

    private void writeFile(Pages pages, ExaminedBundle bundle, FileRegistration file) throws IOException {
        field(
                pages,
                CertificateText.FILE,
                file.source().name().orElse("-") + "  " + file.mediaType() + ", " + file.size() + " bytes");
        field(
                pages,
                CertificateText.DIGESTS,
                "SHA-256 " + file.digests().sha256().hex());
        pages.field("", "SM3 " + file.digests().sm3().hex());
        field(
                pages,
                CertificateText.ORIGINAL,
                bundle.original().map(Object::toString).orElseGet(() -> withheld(bundle)));
        Optional<Withdrawal> withdrawn = bundle.report().record().flatMap(RecordSummary::withdrawn);
        if (withdrawn.isPresent()) {
            Withdrawal order = withdrawn.get();
            pages.text(say(CertificateText.WITHDRAWN) + "  " + order.order() + "  " + order.authority() + "  "
                    + order.orderedOn() + "  " + order.basis() + "  " + order.record());
        }
    }

    private String withheld(ExaminedBundle bundle) {
        return say(CertificateText.WITHHELD) + " "
                + withheld.stream()
                        .filter(left -> bundle.record().equals(Optional.of(left.record())))
                        .map(left -> say(left.reason()))
                        .findFirst()
                        .orElse("-");
    }

    private void writeCustody(Pages pages) throws IOException {
        if (custody.files().isEmpty()) {
            return;
        }
        pages.heading(say(CertificateText.CUSTODY));
        for (FileCustody file : custody.files()) {
            field(
                    pages,
                    CertificateText.FILE,
                    file.registration().source().name().orElse("-") + "  " + file.record());
            field(
                    pages,
                    CertificateText.CAPTURE,
                    file.capture().map(capture -> capture.toJson().toString()).orElse(say(CertificateText.NO_CAPTURE)));
            if (file.delay().isPresent()) {
                field(
                        pages,
                        CertificateText.DELAY,
                        Long.toString(file.delay().get().toSeconds()));
            }
            for (CustodyEvent event : file.events()) {
                pages.field(
                        SHANGHAI.format(event.entered()),
                        named(event) + "  " + event.organisation() + "  " + event.by() + "  " + event.record() + "  ("
                                + event.source() + ")");
            }
            pages.text(say(file.complete() ? CertificateText.CUSTODY_COMPLETE : CertificateText.CUSTODY_INCOMPLETE));
            pages.gap();
        }
    }

    /** The type of the record, and what was done where it says so. */
    private static String named(CustodyEvent event) {
        return event.step().map(step -> event.type() + " " + step).orElse(event.type());
    }

    private void writeProvenance(Pages pages) throws IOException {
        pages.heading(say(CertificateText.PROVENANCE));
        pages.text(CertificateText.PROVENANCE_LEAD.chinese());
        pages.text(CertificateText.PROVENANCE_LEAD.english());
        for (ProvenanceFinding finding : sheet.findings()) {
            String lacking = finding.lacking().isEmpty()
                    ? ""
                    : "; " + say(CertificateText.LACKING) + " " + String.join(", ", finding.lacking());
            pages.field(
                    "§" + finding.factor().article() + " " + finding.factor().name(),
                    say(finding.factor()) + " — " + say(finding.standing()) + " " + String.join(", ", finding.sources())
                            + lacking);
        }
    }

    private void writeLimits(Pages pages) throws IOException {
        Set<Limit> limits = EnumSet.noneOf(Limit.class);
        examined.bundles().forEach(bundle -> limits.addAll(bundle.report().limits()));
        examined.answers().forEach(answer -> limits.addAll(answer.report().limits()));
        pages.heading(say(CertificateText.LIMITS));
        for (Limit limit : limits) {
            pages.text("· " + say(limit));
        }
    }

    private static void field(Pages pages, CertificateText label, String value) throws IOException {
        pages.field(label.chinese() + " " + (label.english().length() < 18 ? label.english() : ""), value);
    }

    private static String say(Bilingual text) {
        return text.chinese() + BREAK + text.english();
    }
}
