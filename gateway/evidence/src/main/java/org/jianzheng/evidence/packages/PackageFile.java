/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.model.error.Refusal;

/**
 * A package on disk, read with suspicion: its container must have the one form that {@link PackageWriter} gives it, so that no
 * two readers see different members and nothing in it grows, repeats or lies hidden. Contents are not judged here.
 */
public final class PackageFile implements Closeable {
    /** How many bytes tell a package from a bundle or an answer. */
    public static final int BEGINNING = 4;

    private static final byte[] MARK = {'P', 'K', 3, 4};

    private final RandomAccessFile file;
    private final List<StoredMember> members;

    private PackageFile(RandomAccessFile file, List<StoredMember> members) {
        this.file = file;
        this.members = members;
    }

    /** Whether these are the first bytes of a package or of another ZIP file. */
    public static boolean isClaimedBy(byte[] beginning) {
        return beginning.length >= BEGINNING && Arrays.equals(beginning, 0, BEGINNING, MARK, 0, BEGINNING);
    }

    /**
     * Opens a package.
     *
     * @throws PackageRefused if the container has another form or more than {@value PackageManifest#MAX_MEMBERS} members
     * @throws IOException if the file cannot be read
     */
    public static PackageFile open(Path path) throws IOException, PackageRefused {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
        boolean opened = false;
        try {
            PackageFile whole = new PackageFile(file, members(file));
            opened = true;
            return whole;
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }

    private static List<StoredMember> members(RandomAccessFile file) throws IOException, PackageRefused {
        long length = file.length();
        if (length > ContainerHeaders.MAX_BYTES) {
            throw broken("at most " + ContainerHeaders.MAX_BYTES + " bytes", length + " bytes");
        }
        List<StoredMember> members = new ArrayList<>();
        Set<MemberName> names = new HashSet<>();
        long at = 0;
        for (Optional<StoredMember> next = member(file, at, length);
                next.isPresent();
                next = member(file, at, length)) {
            StoredMember member = next.get();
            if (members.size() > PackageManifest.MAX_MEMBERS) {
                throw broken("at most " + PackageManifest.MAX_MEMBERS + " members and the manifest", "more");
            }
            if (!names.add(member.name())) {
                throw broken("each name once", member.name() + " twice");
            }
            members.add(member);
            at = member.end();
        }
        byte[] directory = ContainerHeaders.directory(members, at);
        if (length - at != directory.length || !Arrays.equals(directory, bytes(file, at, directory.length))) {
            throw broken("the directory of these members and nothing behind it", "other bytes from " + at + " on");
        }
        return List.copyOf(members);
    }

    private static Optional<StoredMember> member(RandomAccessFile file, long at, long length)
            throws IOException, PackageRefused {
        if (length - at < ContainerHeaders.LOCAL_LENGTH) {
            return Optional.empty();
        }
        byte[] header = bytes(file, at, ContainerHeaders.LOCAL_LENGTH);
        if (!ContainerHeaders.isLocal(header)) {
            return Optional.empty();
        }
        int nameLength = ContainerHeaders.nameLength(header);
        if (nameLength > MemberName.MAX_CHARACTERS || length - at < ContainerHeaders.LOCAL_LENGTH + nameLength) {
            throw broken("a name of at most " + MemberName.MAX_CHARACTERS + " characters", nameLength + " bytes");
        }
        byte[] whole = bytes(file, at, ContainerHeaders.LOCAL_LENGTH + nameLength);
        StoredMember member =
                new StoredMember(name(whole), ContainerHeaders.crc(header), ContainerHeaders.size(header), at);
        if (!Arrays.equals(whole, ContainerHeaders.local(member))) {
            throw broken("a stored member without options", "another header at " + at);
        }
        if (member.end() > length) {
            throw broken("members that end within the file", member.name() + " of " + member.size() + " bytes");
        }
        return Optional.of(member);
    }

    private static MemberName name(byte[] header) throws PackageRefused {
        try {
            return new MemberName(new String(
                    header,
                    ContainerHeaders.LOCAL_LENGTH,
                    header.length - ContainerHeaders.LOCAL_LENGTH,
                    StandardCharsets.ISO_8859_1));
        } catch (Refusal refusal) {
            throw broken("names of lower-case letters, digits, dots, dashes and low lines", refusal.sentence());
        }
    }

    private static byte[] bytes(RandomAccessFile file, long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(at);
        file.readFully(bytes);
        return bytes;
    }

    private static PackageRefused broken(String demanded, String given) {
        return new PackageRefused(PackageRule.CONTAINER, demanded, given);
    }

    List<StoredMember> members() {
        return members;
    }

    Optional<StoredMember> find(MemberName name) {
        return members.stream().filter(member -> member.name().equals(name)).findFirst();
    }

    /** The content of a member in memory; the caller has bounded its size. */
    byte[] content(StoredMember member) throws IOException {
        return bytes(file, member.contentAt(), Math.toIntExact(member.size()));
    }

    /** The content of a member from its beginning to its end. Only one at a time may be read. */
    InputStream stream(StoredMember member) throws IOException {
        file.seek(member.contentAt());
        return new ContentStream(file, member.size());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static final class ContentStream extends InputStream {
        private final RandomAccessFile file;
        private long left;

        ContentStream(RandomAccessFile file, long size) {
            this.file = file;
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0 && length > 0) {
                return -1;
            }
            int read = file.read(bytes, offset, (int) Math.min(left, length));
            if (read < 0) {
                throw new EOFException("the file has become shorter");
            }
            left -= read;
            return read;
        }
    }
}
