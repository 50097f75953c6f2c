/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.monitor;

import java.nio.charset.StandardCharsets;
import org.jianzheng.evidence.verify.Language;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.json.JsonObject;

/**
 * Something that a monitor found.
 *
 * @param kind what
 * @param gateway whose address it was found at
 * @param about what tells it from others of its kind there; the same as long as it is the same
 * @param detail what was met
 */
public record MonitorFinding(MonitorKind kind, String gateway, String about, String detail) {
    private static final int ID_DIGITS = 16;

    /** The name by which it is acknowledged. */
    public String id() {
        byte[] named = (kind + "\n" + gateway + "\n" + about).getBytes(StandardCharsets.UTF_8);
        return HashSuite.SHA_256.digest(named).hex().substring(0, ID_DIGITS);
    }

    /** As JSON; codes are stable, texts are in this language. */
    public JsonObject toJson(Language language) {
        return JsonObject.builder()
                .put("id", id())
                .put("kind", kind.name())
                .put("text", kind.in(language))
                .put("gateway", gateway)
                .put("about", about)
                .put("detail", detail)
                .build();
    }
}
