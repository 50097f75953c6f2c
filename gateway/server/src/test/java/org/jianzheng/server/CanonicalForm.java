/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** JSON with sorted members and one on each line, so that two documents compare and a change reads well. */
final class CanonicalForm {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private CanonicalForm() {}

    static String of(byte[] json) {
        try {
            return MAPPER.writeValueAsString(MAPPER.readValue(new String(json, StandardCharsets.UTF_8), TreeMap.class))
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no JSON", e);
        }
    }
}
