/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.registry;

import java.time.LocalDate;
import org.jianzheng.model.catalogue.CatalogueContent;
import org.jianzheng.model.catalogue.CatalogueKind;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code registry.catalogue}: a version of a catalogue. It is in force from its first day until the day before the next
 * version's. What happened on a day is judged by the version of that day, whenever it is judged.
 *
 * @param version which one
 * @param from its first day, in Asia/Shanghai
 * @param source the document that it comes from
 * @param content what it says
 */
public record Catalogue(CatalogueVersion version, LocalDate from, String source, CatalogueContent content)
        implements RegistryBody {
    /** Reads the body. */
    public static Catalogue fromJson(JsonObject json) {
        json.requireOnly("catalogue", "version", "kind", "from", "source", "content");
        return new Catalogue(
                new CatalogueVersion(json.string("catalogue"), json.string("version")),
                Dates.parse(json.string("from")),
                Members.text(json, "source", Members.TEXT),
                CatalogueContent.fromJson(Members.choice(CatalogueKind.class, json, "kind"), json.object("content")));
    }

    /** The content; refuses ({@code REFERENCE_UNKNOWN}) a catalogue that holds something else. */
    public <C extends CatalogueContent> C content(Class<C> kind) {
        if (kind.isInstance(content)) {
            return kind.cast(content);
        }
        throw Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "catalogue %s holds %s", version, content.kind());
    }

    @Override
    public RecordType type() {
        return RecordType.REGISTRY_CATALOGUE;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("catalogue", version.catalogue())
                .put("version", version.version())
                .put("kind", content.kind().name())
                .put("from", Dates.format(from))
                .put("source", source)
                .put("content", content.toJson())
                .build();
    }
}
