/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * Names a tile as C2SP tlog-tiles writes it: {@code tile/<level>/<index>[.p/<width>]} and
 * {@code tile/entries/<index>[.p/<width>]}.
 *
 * @param kind hashes or entries
 * @param level 0 to 7; 0 for entries
 * @param index from 0, below 10^12
 * @param width hashes or entries in it, 1 to 256
 */
public record TilePath(Kind kind, int level, long index, int width) {
    /** What a tile holds. */
    public enum Kind {
        /** Hashes of a level. */
        HASHES,
        /** Entries, each behind its length in two bytes. */
        ENTRIES
    }

    /** Hashes or entries of a full tile. */
    public static final int FULL = Tile.WIDTH;

    private static final int MAX_LENGTH = 64;
    private static final long MAX_INDEX = 999_999_999_999L;
    private static final Pattern FORM =
            Pattern.compile("tile/(entries|[0-7])/((?:x[0-9]{3}/){0,3}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    /** Refuses ({@code NOT_FOUND}) numbers outside their bounds. */
    public TilePath {
        if (level < 0 || level > 7 || index < 0 || index > MAX_INDEX || width < 1 || width > Tile.WIDTH) {
            throw notFound();
        }
    }

    /** Reads the one form of a path; refuses ({@code NOT_FOUND}) any other. */
    public static TilePath parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw notFound();
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw notFound();
        }
        Kind kind = matcher.group(1).equals("entries") ? Kind.ENTRIES : Kind.HASHES;
        int level = kind == Kind.ENTRIES ? 0 : Integer.parseInt(matcher.group(1), 10);
        long index = Long.parseLong(matcher.group(2).replace("x", "").replace("/", ""), 10);
        int width = matcher.group(3) == null ? Tile.WIDTH : Integer.parseInt(matcher.group(3), 10);
        TilePath path = new TilePath(kind, level, index, width);
        // One tile has one name: leading groups of zeros and a partial tile of full width are none.
        if (!path.toString().equals(text)) {
            throw notFound();
        }
        return path;
    }

    /** Whether the tile is not yet full. */
    public boolean isPartial() {
        return width < Tile.WIDTH;
    }

    private static Refusal notFound() {
        return Refusal.of(ErrorCode.NOT_FOUND, "this is not the path of a tile");
    }

    /** The path. */
    @Override
    public String toString() {
        StringBuilder groups = new StringBuilder(threeDigits(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            groups.insert(0, "x" + threeDigits(rest % 1000) + "/");
        }
        String folder = kind == Kind.ENTRIES ? "entries" : Integer.toString(level);
        return "tile/" + folder + "/" + groups + (isPartial() ? ".p/" + width : "");
    }

    private static String threeDigits(long number) {
        return Long.toString(1000 + number).substring(1);
    }
}
