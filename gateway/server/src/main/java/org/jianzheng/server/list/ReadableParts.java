/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.list;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.object.ObjectReader;
import org.jianzheng.evidence.object.ObjectStore;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.list.Delta;
import org.jianzheng.model.list.ReadablePart;
import org.springframework.stereotype.Component;

/**
 * What people read of lists. It lies among the stored files, where no record makes it public, and is handed out through here alone: for
 * entries in force.
 */
@Component
class ReadableParts {
    private final ObjectStore objects;
    private final LedgerLog log;

    ReadableParts(ObjectStore objects, LedgerLog log) {
        this.objects = objects;
        this.log = log;
    }

    /** The parts of these deltas that are stored here and were not withdrawn by order, in the order of the deltas. */
    Map<RecordRef, ReadablePart> of(Map<RecordRef, Delta> deltas) throws IOException {
        Map<RecordRef, ReadablePart> parts = new LinkedHashMap<>();
        for (Map.Entry<RecordRef, Delta> delta : deltas.entrySet()) {
            part(delta.getValue()).ifPresent(part -> parts.put(delta.getKey(), part));
        }
        return parts;
    }

    private Optional<ReadablePart> part(Delta delta) throws IOException {
        Digest sha256 = delta.readable().sha256();
        if (log.withdrawal(sha256).isPresent() || objects.find(sha256.hex()).isEmpty()) {
            return Optional.empty();
        }
        ObjectReader.Content content = objects.open(sha256);
        if (content.size() > ReadablePart.MAX_BYTES) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.writeTo(bytes);
        try {
            return Optional.of(ReadablePart.parse(bytes.toByteArray()))
                    .filter(part -> part.digest().equals(delta.readable()));
        } catch (Refusal somethingElse) {
            return Optional.empty();
        }
    }
}
