/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.packages.certificate;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The characters of a certificate: a common font, and behind it one of rare characters. A character that neither has is drawn as
 * its number, such as {@code [U+2A6D6]}, and noted: nothing is left blank. Only glyphs that are used are embedded.
 */
final class Typeface implements Closeable {
    private static final List<String> FONTS = List.of("jianzheng-sans.ttf", "jianzheng-rare.ttf");
    private static final float UNITS = 1000f;

    private final List<Font> fonts = new ArrayList<>();
    private final SortedSet<Integer> lacking = new TreeSet<>();

    private record Font(TrueTypeFont outlines, CmapLookup characters, PDFont embedded) {}

    /**
     * Characters that one font draws.
     *
     * @param font the font
     * @param text the characters
     */
    record Run(PDFont font, String text) {}

    private Typeface() {}

    static Typeface of(PDDocument document) throws IOException {
        Typeface typeface = new Typeface();
        for (String name : FONTS) {
            try (InputStream bytes = Typeface.class.getResourceAsStream(name)) {
                if (bytes == null) {
                    throw new IllegalStateException("the font " + name + " is not in this program");
                }
                TrueTypeFont outlines = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
                typeface.fonts.add(new Font(
                        outlines, outlines.getUnicodeCmapLookup(), PDType0Font.load(document, outlines, true)));
            }
        }
        return typeface;
    }

    /** Text that can be drawn whole, in the order of drawing. */
    List<Run> runs(String text) {
        List<Run> runs = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        Font current = fonts.getFirst();
        for (int point : drawable(text).codePoints().toArray()) {
            Font font = fontOf(point);
            if (!font.equals(current) && !piece.isEmpty()) {
                runs.add(new Run(current.embedded(), piece.toString()));
                piece.setLength(0);
            }
            current = font;
            piece.appendCodePoint(point);
        }
        if (!piece.isEmpty()) {
            runs.add(new Run(current.embedded(), piece.toString()));
        }
        return runs;
    }

    /** The text with the numbers of those characters that no font has; these are noted. */
    String drawable(String text) {
        StringBuilder drawable = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (fonts.stream().anyMatch(font -> has(font, point))) {
                drawable.appendCodePoint(point);
            } else {
                lacking.add(point);
                drawable.append(number(point));
            }
        });
        return drawable.toString();
    }

    /** How wide a text is, in points. */
    float width(String text, float size) throws IOException {
        float width = 0;
        for (Run run : runs(text)) {
            width += run.font().getStringWidth(run.text()) / UNITS * size;
        }
        return width;
    }

    /** The numbers of the characters that were not drawn as themselves. */
    List<String> lacking() {
        return lacking.stream().map(Typeface::number).toList();
    }

    private static String number(int point) {
        return String.format(Locale.ROOT, "[U+%04X]", point);
    }

    private Font fontOf(int point) {
        return fonts.stream().filter(font -> has(font, point)).findFirst().orElse(fonts.getFirst());
    }

    private static boolean has(Font font, int point) {
        return font.characters().getGlyphId(point) != 0;
    }

    @Override
    public void close() throws IOException {
        for (Font font : fonts) {
            font.outlines().close();
        }
    }
}
