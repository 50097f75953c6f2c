/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.ledger;

import java.util.Optional;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadReader;
import org.springframework.stereotype.Component;

/** Heads as they stand on the own peer; refuses ({@code LEDGER_UNAVAILABLE}) while it does not answer. */
@Component
public final class LedgerHeads implements HeadReader {
    private final Ledger ledger;

    /** The heads of a ledger. */
    public LedgerHeads(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Optional<JsonObject> read(HeadKey key) {
        try {
            return Optional.of(CanonicalJson.parseObject(ledger.head(key)));
        } catch (LedgerLost silent) {
            throw Refusal.of(ErrorCode.LEDGER_UNAVAILABLE, "%s", silent.getMessage())
                    .causedBy(silent);
        } catch (Refusal refusal) {
            if (refusal.code() == ErrorCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw refusal;
        }
    }
}
