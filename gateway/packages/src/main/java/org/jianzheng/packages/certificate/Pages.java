/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.packages.certificate;

import com.google.zxing.common.BitMatrix;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Pages of A4 that are filled from top to bottom. */
final class Pages {
    private static final float MARGIN = 50;
    private static final float LABEL = 135;
    private static final float LEADING = 1.45f;
    private static final float TITLE_SIZE = 18;
    private static final float HEADING_SIZE = 12;
    private static final float TEXT_SIZE = 9;
    private static final float FOOT_SIZE = 8;
    private static final float CODE = 122;

    private final PDDocument document;
    private final Typeface typeface;
    private final List<PDPage> pages = new ArrayList<>();
    private float y;
    private float right = MARGIN;

    Pages(PDDocument document, Typeface typeface) {
        this.document = document;
        this.typeface = typeface;
        turn();
    }

    void title(String text) throws IOException {
        flow(text, TITLE_SIZE, MARGIN);
    }

    void heading(String text) throws IOException {
        y -= HEADING_SIZE / 2;
        keepTogether(3 * HEADING_SIZE * LEADING);
        flow(text, HEADING_SIZE, MARGIN);
    }

    void text(String text) throws IOException {
        flow(text, TEXT_SIZE, MARGIN);
    }

    /** A label and beside it what it says. */
    void field(String label, String value) throws IOException {
        keepTogether(TEXT_SIZE * LEADING);
        float top = y;
        PDPage page = pages.getLast();
        draw(page, label, TEXT_SIZE, MARGIN, y - TEXT_SIZE);
        flow(value, TEXT_SIZE, MARGIN + LABEL);
        if (y == top) {
            y -= TEXT_SIZE * LEADING;
        }
    }

    void gap() {
        y -= TEXT_SIZE / 2;
    }

    /** A code in the upper right corner of the first page, beside which the text keeps clear until {@link #belowCode()}. */
    void code(BitMatrix code) throws IOException {
        float left = PDRectangle.A4.getWidth() - MARGIN - CODE;
        float top = PDRectangle.A4.getHeight() - MARGIN;
        float cell = CODE / code.getWidth();
        try (PDPageContentStream content = append(pages.getFirst())) {
            for (int row = 0; row < code.getHeight(); row++) {
                int column = 0;
                while (column < code.getWidth()) {
                    int end = column;
                    while (end < code.getWidth() && code.get(end, row)) {
                        end++;
                    }
                    // Dark cells side by side are one bar, since a bright seam between them confuses readers.
                    if (end > column) {
                        content.addRect(left + column * cell, top - (row + 1) * cell, (end - column) * cell, cell);
                    }
                    column = end + 1;
                }
            }
            content.fill();
        }
        right = MARGIN + CODE + TEXT_SIZE;
    }

    void belowCode() {
        right = MARGIN;
        if (pages.size() == 1) {
            y = Math.min(y, PDRectangle.A4.getHeight() - MARGIN - CODE - TEXT_SIZE);
        }
    }

    /** Writes a foot under every page: the text and the page's number. */
    void finish(String foot) throws IOException {
        for (int i = 0; i < pages.size(); i++) {
            draw(pages.get(i), foot + "  " + (i + 1) + "/" + pages.size(), FOOT_SIZE, MARGIN, MARGIN / 2);
        }
    }

    private void flow(String text, float size, float left) throws IOException {
        float width = PDRectangle.A4.getWidth() - left - right;
        for (String line : Lines.of(text, typeface, size, width)) {
            keepTogether(size * LEADING);
            draw(pages.getLast(), line, size, left, y - size);
            y -= size * LEADING;
        }
    }

    private void keepTogether(float height) {
        if (y - height < MARGIN) {
            turn();
        }
    }

    private void turn() {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        pages.add(page);
        y = PDRectangle.A4.getHeight() - MARGIN;
        right = MARGIN;
    }

    private void draw(PDPage page, String text, float size, float left, float baseline) throws IOException {
        try (PDPageContentStream content = append(page)) {
            content.beginText();
            content.newLineAtOffset(left, baseline);
            for (Typeface.Run run : typeface.runs(text)) {
                content.setFont(run.font(), size);
                content.showText(run.text());
            }
            content.endText();
        }
    }

    private PDPageContentStream append(PDPage page) throws IOException {
        return new PDPageContentStream(document, page, AppendMode.APPEND, true);
    }
}
