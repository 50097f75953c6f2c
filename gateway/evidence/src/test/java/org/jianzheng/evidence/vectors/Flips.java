/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.vectors;

import java.util.ArrayList;
import java.util.List;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonInteger;
import org.jianzheng.model.json.JsonString;
import org.jianzheng.model.json.JsonValue;

/** What a verifier says when one bit of a bundle is changed, for very many bits. */
final class Flips {
    private Flips() {}

    /**
     * Changes bit {@code i mod 8} of every byte {@code i} that {@code every} divides, one at a time.
     *
     * @return how often in a row, and what was said, by turns
     */
    static JsonArray results(Judge judge, String file, byte[] bundle, int every) {
        List<JsonValue> results = new ArrayList<>();
        String last = "";
        int count = 0;
        byte[] changed = bundle.clone();
        for (int i = 0; i < changed.length; i += every) {
            changed[i] ^= (byte) (1 << (i & 7));
            String said = Expectation.brief(judge.verify(file, changed));
            changed[i] ^= (byte) (1 << (i & 7));
            if (count > 0 && !said.equals(last)) {
                results.add(new JsonInteger(count));
                results.add(new JsonString(last));
                count = 0;
            }
            last = said;
            count++;
        }
        results.add(new JsonInteger(count));
        results.add(new JsonString(last));
        return JsonArray.of(results);
    }
}
