/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.packages.certificate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines: between words, between Chinese characters, and within what is longer than a line. */
final class Lines {
    private static final int FIRST_IDEOGRAPH = 0x2E80;

    private final Typeface typeface;
    private final float size;
    private final float width;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private float used;

    private Lines(Typeface typeface, float size, float width) {
        this.typeface = typeface;
        this.size = size;
        this.width = width;
    }

    static List<String> of(String text, Typeface typeface, float size, float width) throws IOException {
        Lines lines = new Lines(typeface, size, width);
        for (String word : words(typeface.drawable(text))) {
            lines.put(word);
        }
        lines.end();
        return lines.lines;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int point : text.codePoints().toArray()) {
            boolean alone = point == ' ' || point >= FIRST_IDEOGRAPH;
            if (alone && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
            word.appendCodePoint(point);
            if (alone) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    private void put(String word) throws IOException {
        float needed = typeface.width(word, size);
        if (used + needed > width && !line.isEmpty()) {
            end();
        }
        if (needed > width) {
            putInParts(word);
        } else if (!line.isEmpty() || !word.equals(" ")) {
            line.append(word);
            used += needed;
        }
    }

    private void putInParts(String word) throws IOException {
        for (int point : word.codePoints().toArray()) {
            String one = Character.toString(point);
            float needed = typeface.width(one, size);
            if (used + needed > width) {
                end();
            }
            line.append(one);
            used += needed;
        }
    }

    private void end() {
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        line.setLength(0);
        used = 0;
    }
}
