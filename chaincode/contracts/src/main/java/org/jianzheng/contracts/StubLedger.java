/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.Keepers;

/** The ledger port over Fabric's chaincode stub. */
final class StubLedger implements LedgerPort {
    private final ChaincodeStub stub;
    private final HeadLock lock;

    StubLedger(ChaincodeStub stub, HeadLock lock) {
        this.stub = stub;
        this.lock = lock;
    }

    @Override
    public Optional<byte[]> read(String key) {
        return present(stub.getState(key));
    }

    @Override
    public void write(String key, byte[] value) {
        stub.putState(key, value);
    }

    @Override
    public void keep(String key, Keepers keepers) {
        stub.setStateValidationParameter(key, lock.policy(keepers));
    }

    @Override
    public List<OrganisationId> consenting(Keepers keepers) {
        return lock.consenting(keepers);
    }

    @Override
    public String creatorMsp() {
        try {
            return SerializedIdentity.parseFrom(stub.getCreator()).getMspid();
        } catch (InvalidProtocolBufferException e) {
            Refusal refusal = Refusal.of(ErrorCode.MSP_MISMATCH, "the proposal's creator is unreadable");
            refusal.initCause(e);
            throw refusal;
        }
    }

    @Override
    public Instant time() {
        return stub.getTxTimestamp();
    }

    @Override
    public Optional<byte[]> transientData(String name) {
        return Optional.ofNullable(stub.getTransient().get(name));
    }

    @Override
    public Page page(String from, String until, int size, String bookmark) {
        QueryResultsIteratorWithMetadata<KeyValue> rows =
                stub.getStateByRangeWithPagination(from, until, size, bookmark);
        List<byte[]> values = new ArrayList<>();
        for (KeyValue row : rows) {
            values.add(row.getValue());
        }
        return new Page(values, rows.getMetadata().getBookmark());
    }

    /** The shim answers an absent key with no bytes or with none at all, depending on the path. */
    private static Optional<byte[]> present(byte[] value) {
        return value == null || value.length == 0 ? Optional.empty() : Optional.of(value);
    }
}
