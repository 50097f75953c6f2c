/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.time.InstantSource;
import java.util.function.Supplier;
import org.hyperledger.fabric.contract.Context;
import org.hyperledger.fabric.contract.ContractInterface;
import org.hyperledger.fabric.contract.annotation.Contract;
import org.hyperledger.fabric.contract.annotation.Default;
import org.hyperledger.fabric.contract.annotation.Transaction;
import org.hyperledger.fabric.shim.ChaincodeException;
import org.jianzheng.model.error.Refusal;

/**
 * The entry of the contracts, named {@code records}. Fabric makes a new instance for every call, so what it needs is
 * static and holds no state. A refusal leaves as {@link ChaincodeException} whose message is {@code CODE: sentence},
 * because only the message reaches a client.
 */
@Contract(name = "records")
@Default
public final class RecordsContract implements ContractInterface {
    private static final RecordMethods METHODS = new RecordMethods(InstantSource.system());

    /** Fabric makes a new instance for every call. */
    public RecordsContract() {}

    /** Takes in the one envelope of transient data {@code envelope}: {@code {"id","status"}}. */
    @Transaction(intent = Transaction.TYPE.SUBMIT)
    public String submit(Context context) {
        return answer(() -> METHODS.submit(ledger(context)));
    }

    /** Takes in the array of transient data {@code envelopes}: {@code {"results":[{"code"?,"id"?,"status"},…]}}. */
    @Transaction(intent = Transaction.TYPE.SUBMIT)
    public String submitAll(Context context) {
        return answer(() -> METHODS.submitAll(ledger(context)));
    }

    /** The canonical envelope of a record by type and id. */
    @Transaction(intent = Transaction.TYPE.EVALUATE)
    public String record(Context context, String type, String id) {
        return answer(() -> METHODS.readRecord(ledger(context), type, id));
    }

    /** A head by kind and id. */
    @Transaction(intent = Transaction.TYPE.EVALUATE)
    public String head(Context context, String kind, String id) {
        return answer(() -> METHODS.head(ledger(context), kind, id));
    }

    /** A page of heads of one kind: {@code {"bookmark"?,"heads":[…]}}; at most 1,000. */
    @Transaction(intent = Transaction.TYPE.EVALUATE)
    public String heads(Context context, String kind, int pageSize, String bookmark) {
        return answer(() -> METHODS.heads(ledger(context), kind, pageSize, bookmark));
    }

    /** The newest anchored checkpoint: {@code {"block","record","size"}}, or an empty object. */
    @Transaction(intent = Transaction.TYPE.EVALUATE)
    public String epoch(Context context) {
        return answer(() -> METHODS.epoch(ledger(context)));
    }

    /** The envelope version and the record types that these contracts know. */
    @Transaction(intent = Transaction.TYPE.EVALUATE)
    public String version(Context context) {
        return answer(METHODS::version);
    }

    private static LedgerPort ledger(Context context) {
        return new StubLedger(context.getStub());
    }

    private static String answer(Supplier<String> method) {
        try {
            return method.get();
        } catch (Refusal refused) {
            throw new ChaincodeException(refused.getMessage(), refused);
        }
    }
}
