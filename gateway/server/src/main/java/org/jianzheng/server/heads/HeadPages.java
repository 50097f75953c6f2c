/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.heads;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.server.ledger.Ledger;
import org.jianzheng.server.ledger.LedgerLost;
import org.springframework.stereotype.Component;

/** Walks through all heads of a kind, page by page, as the own peer has them. */
@Component
public class HeadPages {
    /** The most heads that one page looks at. */
    public static final int MOST = 1_000;

    /** What a page's parameters are, for descriptions of addresses. */
    public static final String DESCRIPTION =
            "A page looks at so many and holds those that were asked for, so that it may hold fewer, or none:"
                    + " go on with `after` while `next` is there.";

    private static final int STEP = 100;
    private static final int LARGEST_PAGE = 64 << 20;

    private final Ledger ledger;

    HeadPages(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * A page: {@code {"items":[…],"next"?}}.
     *
     * @param limit how many heads it looks at, 1 to {@value #MOST}
     * @param after {@code next} of the page before, empty for the first
     * @param wanted which heads it holds
     * @param shown how they are shown
     */
    public JsonObject page(
            HeadKind kind, int limit, String after, Predicate<JsonObject> wanted, UnaryOperator<JsonObject> shown)
            throws LedgerLost {
        if (limit < 1 || limit > MOST) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "limit is 1 to %d, met %d", MOST, limit);
        }
        JsonObject page = read(kind, limit, after);
        return JsonObject.builder()
                .put(
                        "items",
                        JsonArray.of(page.array("heads").objects().stream()
                                .filter(wanted)
                                .map(shown)
                                .toList()))
                .putIfPresent("next", page.optionalString("bookmark"))
                .build();
    }

    /**
     * Shows all heads of a kind, in the order of their keys; refuses ({@code TOO_LARGE}) more of them than are allowed, when it meets them.
     *
     * @param most how many are allowed
     */
    public void each(HeadKind kind, int most, Consumer<JsonObject> shown) throws LedgerLost {
        Optional<String> after = Optional.of("");
        for (int seen = 0; after.isPresent(); seen += STEP) {
            if (seen >= most) {
                throw Refusal.of(ErrorCode.TOO_LARGE, "there are more than %d heads of kind %s", most, kind.wireName());
            }
            JsonObject page = read(kind, STEP, after.get());
            page.array("heads").objects().forEach(shown);
            after = page.optionalString("bookmark");
        }
    }

    private JsonObject read(HeadKind kind, int limit, String after) throws LedgerLost {
        return CanonicalJson.parse(
                        ledger.evaluate("heads", List.of(kind.wireName(), Integer.toString(limit), after)),
                        LARGEST_PAGE)
                .asObject();
    }
}
