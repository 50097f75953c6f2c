/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * Where a file stands in an archive: words of lower-case letters and digits, parted by single points and slashes. It never leads out
 * of the archive.
 *
 * @param value at most {@value #MAX_CHARACTERS} characters
 */
public record ArchivePath(String value) implements Comparable<ArchivePath> {
    // First, since the paths below are held against it.
    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(?:[./][a-z0-9]+)*");

    /** The cosigned checkpoint that the archive stands on. */
    public static final ArchivePath CHECKPOINT = new ArchivePath("checkpoint");

    /** The time stamp over the checkpoint, where there was one. */
    public static final ArchivePath STAMP = new ArchivePath("checkpoint.tst");

    /** The trust root under which the archive was made. */
    public static final ArchivePath TRUST = new ArchivePath("trust.json");

    /** What the archive holds. */
    public static final ArchivePath MANIFEST = new ArchivePath("manifest.json");

    static final String RENEWALS = "renewals/";

    static final String ENTRIES = "tile/entries/";

    private static final int MAX_CHARACTERS = 80;

    /** Refuses ({@code SCHEMA_INVALID}) any other text. */
    public ArchivePath {
        if (value.length() > MAX_CHARACTERS || !FORM.matcher(value).matches()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a path of %d characters is none of an archive", value.length());
        }
    }

    /** Where the renewal of a number stands, from 1 on. */
    static ArchivePath renewal(int number) {
        return new ArchivePath(String.format(Locale.ROOT, RENEWALS + "%04d.json", number));
    }

    @Override
    public int compareTo(ArchivePath other) {
        return value.compareTo(other.value);
    }

    /** The path. */
    @Override
    public String toString() {
        return value;
    }
}
