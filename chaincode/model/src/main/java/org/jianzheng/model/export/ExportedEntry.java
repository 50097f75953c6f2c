/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.export;

import java.util.Optional;
import org.jianzheng.model.catalogue.LegalBasis;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.list.Definition;
import org.jianzheng.model.list.Delta;
import org.jianzheng.model.list.ListEntry;
import org.jianzheng.model.list.ReadablePart;

/**
 * An entry of a list that has effect, as it is handed out.
 *
 * @param list what list it stands on
 * @param made the delta that made it
 * @param entry the entry
 * @param readable its readable part, where whoever exports has it
 */
public record ExportedEntry(Definition list, Delta made, ListEntry entry, Optional<ReadablePart> readable) {
    /** Refuses ({@code STATE_FORBIDS}) an entry of a red list. */
    void requireBurden() {
        if (!list.kind().burdens()) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "list %s is a red list", list.list());
        }
    }

    String name() {
        return readable.map(ReadablePart::name).orElse("");
    }

    String reason() {
        return readable.map(ReadablePart::reason).orElse("");
    }

    String document() {
        return readable.flatMap(ReadablePart::document).orElse("");
    }

    String role() {
        return readable.flatMap(ReadablePart::role).orElse("");
    }

    String restriction() {
        return readable.flatMap(ReadablePart::restriction).orElse("");
    }

    /** The credit code of an organisation; of people no number is known here. */
    String code() {
        return switch (made.subject()) {
            case Subject.Organisation organisation -> organisation.code().value();
            case Subject.Person ignored -> "";
        };
    }

    /** What kind of subject it is, as the norm says it. */
    String kind() {
        return switch (made.subject()) {
            case Subject.Organisation ignored -> "法人或其他组织";
            case Subject.Person ignored -> "自然人";
        };
    }

    /** The provision on which it rests. */
    String basis() {
        LegalBasis basis = made.basis();
        return "《" + basis.document() + "》" + basis.article();
    }
}
