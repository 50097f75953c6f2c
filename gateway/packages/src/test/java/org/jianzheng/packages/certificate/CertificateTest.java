/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.packages.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.packages.CustodyTable;
import org.jianzheng.evidence.packages.Examination;
import org.jianzheng.evidence.packages.ExaminedBundle;
import org.jianzheng.evidence.packages.MemberName;
import org.jianzheng.evidence.packages.ProvenanceSheet;
import org.jianzheng.evidence.verify.EvidenceVerifier;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.witness.Item;
import org.jianzheng.model.witness.ItemCode;
import org.jianzheng.model.witness.ItemResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

class CertificateTest {
    /** Characters of names that are rare: of the first plane, of the second one, and one that no font here has. */
    private static final String RARE = "𠮷田㙍䶮𬭎";

    private static final String WITHOUT_GLYPH = "\uD869\uDED6"; // U+2A6D6, the last of extension B

    @TempDir
    Path folder;

    private SignedLog log;
    private SignedRecords records;

    @BeforeEach
    void begin() {
        log = new SignedLog(folder.resolve("log"));
        records = new SignedRecords(log);
    }

    @AfterEach
    void end() {
        log.close();
    }

    @Test
    void its_text_can_be_searched_and_copied_rare_characters_too() throws IOException {
        byte[] pdf = certificate("见证人员 " + RARE + " 到场");
        assertThat(unbroken(text(pdf))).contains("存证证书", "见证人员" + RARE + "到场", "§18THIRD_PARTY_WITNESS", "未予证明");
    }

    /** By another library than the one that wrote it. */
    @Test
    void another_program_copies_the_same_text() throws IOException {
        byte[] pdf = certificate("见证人员 " + RARE + " 到场");
        StringBuilder text = new StringBuilder();
        try (PdfReader reader = new PdfReader(pdf)) {
            PdfTextExtractor extractor = new PdfTextExtractor(reader);
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(extractor.getTextFromPage(page));
            }
        }
        assertThat(unbroken(text.toString())).contains("存证证书", RARE, "CONSISTENCY");
    }

    @Test
    void a_character_without_glyph_is_drawn_as_its_number_and_named() throws IOException {
        String text = unbroken(text(certificate("甲" + WITHOUT_GLYPH + "乙")));
        assertThat(text).contains("甲[U+2A6D6]乙").contains("字库缺字").doesNotContain(WITHOUT_GLYPH);
    }

    @Test
    void characters_that_show_nothing_are_drawn_as_their_numbers() throws IOException {
        assertThat(unbroken(text(certificate("a\u202Eb\u200Bc")))).contains("a[U+202E]b[U+200B]c");
    }

    @Test
    void all_fonts_are_embedded_in_part() throws IOException {
        byte[] pdf = certificate(RARE);
        assertThat(pdf.length).isLessThan(400_000);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
            }
        }
    }

    @Test
    void its_code_names_the_record_and_its_leaf() throws IOException {
        ReadableRecord item = item("x");
        String leaf = TreeHasher.of(HashSuite.SHA_256)
                .leaf(log.bundle(item.id()).proved().entry().canonical())
                .hex();
        assertThat(scanned(pdf(item)))
                .contains(
                        "jianzheng:" + log.trust().origin() + "?record=" + item.id() + "&leaf=" + leaf + "&records=1");
    }

    /** As a scanner does that looks again from nearer: one picture in some hundred is read by no reader. */
    private static Optional<String> scanned(byte[] pdf) throws IOException {
        Optional<String> seen = Optional.empty();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int resolution = 150; seen.isEmpty() && resolution <= 400; resolution += 50) {
                seen = seen(renderer.renderImageWithDPI(0, resolution));
            }
        }
        return seen;
    }

    private static Optional<String> seen(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        BinaryBitmap bitmap = new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
        try {
            return Optional.of(new QRCodeReader().decode(bitmap).getText());
        } catch (ReaderException unreadable) {
            return Optional.empty();
        }
    }

    @Test
    void a_long_text_goes_on_over_pages_and_nothing_is_lost() throws IOException {
        ReadableRecord[] items = new ReadableRecord[12];
        for (int i = 0; i < items.length; i++) {
            items[i] = item("第" + i + "条");
        }
        byte[] pdf = pdf(items);
        String text = text(pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
        }
        for (ReadableRecord item : items) {
            assertThat(text).contains(item.id().value());
        }
    }

    private byte[] certificate(String note) throws IOException {
        return pdf(item(note));
    }

    private ReadableRecord item(String note) {
        Instant now = log.clock().instant();
        Item body = new Item(ItemCode.W1, note, ItemResult.OK, Optional.empty(), List.of());
        ReadableRecord item = ReadableRecord.builder(
                        body,
                        RecordId.generate(log.clock(), log.random()),
                        log.city().id(),
                        now,
                        Salt.random(log.random()))
                .lot(new LotCode("E14090000G3002061001003"))
                .sign(records.session());
        log.append(item);
        return item;
    }

    private byte[] pdf(ReadableRecord... items) throws IOException {
        EvidenceVerifier verifier = new EvidenceVerifier(log.trust());
        List<ExaminedBundle> bundles = java.util.Arrays.stream(items)
                .map(item -> ExaminedBundle.of(
                        new MemberName("bundles/" + item.id() + ".evb"),
                        log.bundle(item.id()).canonical(),
                        verifier))
                .toList();
        Examination examined = new Examination(bundles, List.of());
        CustodyTable custody = CustodyTable.of(examined);
        return new Certificate(log.trust(), examined, custody, ProvenanceSheet.of(examined, custody), List.of())
                .toPdf();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** Lines end where the page does; a reader's search looks past that. */
    private static String unbroken(String text) {
        return new String(text.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
