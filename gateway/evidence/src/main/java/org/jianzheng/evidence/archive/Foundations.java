/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.log.PartialLog;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.record.SignatureEntry;
import org.jianzheng.model.registry.Organisation;

/** Whether a part of a log has what its entries' signatures stand on: the registrations of the keys, up to the organisations'. */
final class Foundations {
    private final PartialLog log;
    private final Set<Long> whole = new HashSet<>();

    Foundations(PartialLog log) {
        this.log = log;
    }

    /** A key that signed this entry, or a registration that it stands on, and is registered by no entry before; empty if there is none. */
    Optional<KeyId> missing(long position, LogEntry entry) {
        for (KeyId key : signers(entry.record())) {
            OptionalLong registration = log.registration(key, position);
            if (registration.isEmpty()) {
                return Optional.of(key);
            }
            long found = registration.getAsLong();
            if (!whole.contains(found)) {
                Optional<KeyId> missing =
                        missing(found, LogEntry.parse(log.entry(found).orElseThrow()));
                if (missing.isPresent()) {
                    return missing;
                }
                whole.add(found);
            }
        }
        return Optional.empty();
    }

    /** The keys that signed a record, but one that it brings itself; none of a record that this release cannot read. */
    static List<KeyId> signers(JsonObject record) {
        try {
            Envelope envelope = Envelope.parse(record);
            Optional<KeyId> own = envelope instanceof ReadableRecord readable
                            && readable.type() == RecordType.REGISTRY_ORGANISATION
                    ? Optional.of(
                            Organisation.fromJson(readable.body()).registrar().keyId())
                    : Optional.empty();
            return envelope.signatures().stream()
                    .map(SignatureEntry::key)
                    .filter(key -> own.filter(key::equals).isEmpty())
                    .toList();
        } catch (Refusal unreadable) {
            return List.of();
        }
    }
}
