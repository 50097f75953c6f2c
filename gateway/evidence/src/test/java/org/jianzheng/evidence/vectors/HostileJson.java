/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.vectors;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;

/** Documents on which careless readers differ. */
final class HostileJson {
    private static final int LIMIT = 1 << 16;
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "{",
            "}",
            "[",
            "]",
            "{}",
            "[]",
            "\"\"",
            "0",
            "-0",
            "-1",
            "01",
            "+1",
            "1.0",
            "1e3",
            "1E3",
            ".5",
            "-",
            "--1",
            "0x10",
            "NaN",
            "Infinity",
            "9007199254740991",
            "-9007199254740991",
            "9007199254740992",
            "-9007199254740992",
            "9007199254740993",
            "99999999999999999999",
            "null",
            "true",
            "false",
            "tru",
            "True",
            "[1,]",
            "[,1]",
            "[1 2]",
            "{\"a\":1,}",
            "{\"a\" 1}",
            "{a:1}",
            "{'a':1}",
            "{\"a\":1,\"a\":1}",
            "{\"a\":1,\"\\u0061\":2}",
            "{\"b\":1,\"a\":2}",
            "{\"a\":1,\"b\":2}",
            "{\"\u20ac\":1,\"\\r\":2}",
            "{\"\\r\":2,\"\u20ac\":1}",
            "{\"\ud83d\ude00\":1,\"\ufb33\":2}",
            "{\"\ufb33\":2,\"\ud83d\ude00\":1}",
            "{\"__proto__\":1,\"constructor\":2}",
            "{\"__proto__\":{\"a\":1}}",
            "\"\\u0000\"",
            "\"\\u001f\"",
            "\"\\u001F\"",
            "\"\\u0020\"",
            "\"\\u000a\"",
            "\"\\n\"",
            "\"\\/\"",
            "\"/\"",
            "\"\\x41\"",
            "\"\\u12\"",
            "\"\\ud800\"",
            "\"\\udc00\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ude00\\ud83d\"",
            "\"\\ud83d\\ud83d\\ude00\"",
            "{\"\\ud800\":1}",
            "\"\u007f\"",
            "\"\u0085\"",
            "\"\u2028\"",
            "\"\ufffe\"",
            "\"a\nb\"",
            "\"a\tb\"",
            "\"unfinished",
            "\"\\",
            "// no\n1",
            "/* no */1",
            "1 2",
            "{}\n",
            "\n{}",
            "\ufeff{}",
            "{\"a\":[{\"b\":\"c\"},true,false,-5]}",
            "{\"a\":[{\"b\": \"c\"}]}");
    private static final List<String> BYTES = List.of(
            "22c022",
            "22c08022",
            "22c1bf22",
            "22e08080 22",
            "22ed a080 22",
            "22edbfbf22",
            "22f0808080 22",
            "22f48fbfbf22",
            "22f4908080 22",
            "22f522",
            "22ff22",
            "22fe22",
            "228022",
            "22e4bd22",
            "22e4bda022",
            "22f09f98",
            "00",
            "7b00");

    private HostileJson() {}

    static List<JsonObject> vectors() {
        List<JsonObject> all = new ArrayList<>();
        for (String text : TEXTS) {
            all.add(vector("text " + text.replaceAll("[^\\x20-\\x7e]", "?"), text.getBytes(StandardCharsets.UTF_8), 1));
        }
        for (String hex : BYTES) {
            all.add(vector("bytes " + hex, HexFormat.of().parseHex(hex.replace(" ", "")), 1));
        }
        for (int depth : List.of(64, 65, 60_000)) {
            all.add(vector(depth + " arrays that do not end", "[".getBytes(StandardCharsets.UTF_8), depth));
        }
        all.add(vector("objects in objects", "{\"a\":".getBytes(StandardCharsets.UTF_8), 65));
        all.add(vector("a document of the most bytes", "1".getBytes(StandardCharsets.UTF_8), LIMIT));
        all.add(vector("a document of one byte more", "1".getBytes(StandardCharsets.UTF_8), LIMIT + 1));
        return all;
    }

    private static JsonObject vector(String name, byte[] piece, int times) {
        Splice splice = new Splice(0, 0, ByteString.copyFrom(piece), times);
        byte[] bytes = splice.apply(new byte[0]);
        return JsonObject.builder()
                .put("name", name)
                .put("splice", splice.toJson())
                .put("expected", VectorMaker.codeOf(() -> CanonicalJson.parseCanonical(bytes, LIMIT)))
                .build();
    }
}
