/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Containers of whatever members, with check sums that fit, as somebody makes them who knows the format. */
final class RawContainer {
    private RawContainer() {}

    static byte[] of(SequencedMap<String, byte[]> members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<StoredMember> stored = new ArrayList<>();
        for (Map.Entry<String, byte[]> member : members.entrySet()) {
            byte[] content = member.getValue();
            MemberSum sum = new MemberSum();
            sum.write(content, 0, content.length);
            StoredMember next = new StoredMember(
                    new MemberName(member.getKey()), sum.finish().crc(), content.length, bytes.size());
            stored.add(next);
            bytes.writeBytes(ContainerHeaders.local(next));
            bytes.writeBytes(content);
        }
        bytes.writeBytes(ContainerHeaders.directory(stored, bytes.size()));
        return bytes.toByteArray();
    }

    /** The same bytes with one text in place of another of the same length, wherever it stands. */
    static byte[] renamed(byte[] container, String from, String to) {
        String text = new String(container, StandardCharsets.ISO_8859_1);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }
}
