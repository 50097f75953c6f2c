/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/** Writes packages: the same members give the same bytes, whenever, wherever and in whichever order they were added. */
public final class PackageWriter {
    private final List<Part> parts = new ArrayList<>();
    private final List<Withheld> withheld = new ArrayList<>();

    private record Part(PackageMember member, MemberSum.Sum sum, MemberContent content) {}

    /** Adds a member; its content is read once here and once when the package is written. */
    public PackageMember add(MemberName name, PackageRole role, MemberContent content) throws IOException {
        return add(name, role, content, Optional.empty());
    }

    /** Adds the original that a record registers. */
    public PackageMember addOriginal(MemberName name, RecordId record, MemberContent content) throws IOException {
        return add(name, PackageRole.ORIGINAL, content, Optional.of(record));
    }

    /** A member that was added. */
    public Optional<PackageMember> member(MemberName name) {
        return parts.stream()
                .map(Part::member)
                .filter(member -> member.name().equals(name))
                .findFirst();
    }

    /** Notes a registered file that the package leaves out. */
    public void withhold(Withheld file) {
        withheld.add(file);
    }

    private PackageMember add(MemberName name, PackageRole role, MemberContent content, Optional<RecordId> record)
            throws IOException {
        MemberSum summing = new MemberSum();
        content.writeTo(summing);
        MemberSum.Sum sum = summing.finish();
        PackageMember member = new PackageMember(name, role, sum.size(), sum.digests(), record);
        parts.add(new Part(member, sum, content));
        return member;
    }

    /**
     * Writes the package. The stream is not closed.
     *
     * @throws Refusal {@code TOO_LARGE} if the package would have 4 GiB or more, or too many members; nothing is written then
     * @throws IOException if a content cannot be read or is not what it was, or the stream cannot be written
     */
    public void writeTo(OutputStream out) throws IOException {
        parts.sort(Comparator.comparing((Part part) -> part.member().role())
                .thenComparing(part -> part.member().name().value()));
        withheld.sort(Comparator.comparing(file -> file.record().value()));
        byte[] manifest = new PackageManifest(parts.stream().map(Part::member).toList(), withheld).canonical();
        if (manifest.length > PackageManifest.MAX_BYTES) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "the manifest would have %d bytes", manifest.length);
        }
        MemberSum summing = new MemberSum();
        summing.write(manifest, 0, manifest.length);
        List<StoredMember> stored = new ArrayList<>();
        stored.add(new StoredMember(PackageManifest.NAME, summing.finish().crc(), manifest.length, 0));
        for (Part part : parts) {
            stored.add(new StoredMember(
                    part.member().name(),
                    part.sum().crc(),
                    part.sum().size(),
                    stored.getLast().end()));
        }
        byte[] directory = ContainerHeaders.directory(stored, stored.getLast().end());
        if (stored.getLast().end() + directory.length > ContainerHeaders.MAX_BYTES) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "a package has at most %d bytes", ContainerHeaders.MAX_BYTES);
        }
        out.write(ContainerHeaders.local(stored.getFirst()));
        out.write(manifest);
        for (int i = 0; i < parts.size(); i++) {
            out.write(ContainerHeaders.local(stored.get(i + 1)));
            write(parts.get(i), out);
        }
        out.write(directory);
    }

    private static void write(Part part, OutputStream out) throws IOException {
        MemberSum again = new MemberSum();
        part.content().writeTo(new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                again.write(bytes, offset, length);
                out.write(bytes, offset, length);
            }
        });
        if (!again.finish().equals(part.sum())) {
            throw new IOException("the content of " + part.member().name() + " changed while it was being packed");
        }
    }
}
