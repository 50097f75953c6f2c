/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.baseline;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hyperledger.fabric.contract.Context;
import org.hyperledger.fabric.contract.ContractInterface;
import org.hyperledger.fabric.contract.annotation.Contract;
import org.hyperledger.fabric.contract.annotation.Default;
import org.hyperledger.fabric.contract.annotation.Transaction;
import org.hyperledger.fabric.shim.ChaincodeException;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.jianzheng.model.crypto.PublicKey;

/**
 * What a chaincode must do at least to write signed values: nothing of the record lane's rules, the same reads, bytes and
 * signature checks. Run in a network of its own for a measurement, never beside real records.
 */
@Contract(name = "baseline")
@Default
public final class BaselineContract implements ContractInterface {
    /** How many keys every transaction reads once besides the signer's: the epoch, the delegator's key, the lot, its witness. */
    static final int SHARED_READS = 4;

    /** The bytes that the record lane writes under a record's id: digest, time and type. */
    static final int ENTRY_BYTES = 140;

    /** Fabric makes a new instance for every call. */
    public BaselineContract() {}

    /** Writes what {@link #plain} reads, and the key that it verifies with. */
    @Transaction(intent = Transaction.TYPE.SUBMIT)
    public void prepare(Context context, String publicKey) {
        ChaincodeStub stub = context.getStub();
        byte[] head = ("head" + " ".repeat(400)).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < SHARED_READS; i++) {
            stub.putState(shared(i), head);
        }
        stub.putState("key", publicKey.getBytes(StandardCharsets.US_ASCII));
    }

    /** Does nothing. */
    @Transaction(intent = Transaction.TYPE.SUBMIT)
    public void noop(Context context) {
        context.getStub().getTxId();
    }

    /** Verifies and writes the frames of transient data {@code frames}. */
    @Transaction(intent = Transaction.TYPE.SUBMIT)
    public void plain(Context context) {
        ChaincodeStub stub = context.getStub();
        byte[] transientData = stub.getTransient().get("frames");
        if (transientData == null) {
            throw new ChaincodeException("transient data frames is missing");
        }
        PublicKey key = PublicKey.parse(new String(stub.getState("key"), StandardCharsets.US_ASCII));
        for (int i = 0; i < SHARED_READS; i++) {
            stub.getState(shared(i));
        }
        List<Frames.Frame> frames = Frames.read(transientData);
        for (Frames.Frame frame : frames) {
            write(stub, key, frame);
        }
    }

    private static void write(ChaincodeStub stub, PublicKey key, Frames.Frame frame) {
        byte[] value = frame.value();
        if (!key.verify(value, frame.signature())) {
            throw new ChaincodeException("the signature of " + frame.id() + " does not fit");
        }
        byte[] before = stub.getState("id/" + frame.id());
        if (before != null && before.length > 0) {
            throw new ChaincodeException(frame.id() + " is taken");
        }
        stub.putState("rec/" + frame.id(), value);
        stub.putState("id/" + frame.id(), new byte[ENTRY_BYTES]);
        if (frame.head().length > 0) {
            makeHead(stub, frame);
        }
    }

    private static void makeHead(ChaincodeStub stub, Frames.Frame frame) {
        byte[] before = stub.getState("head/of/" + frame.id());
        if (before != null && before.length > 0) {
            throw new ChaincodeException("the head of " + frame.id() + " is there already");
        }
        stub.putState("head/of/" + frame.id(), frame.head());
    }

    private static String shared(int number) {
        return "head/" + number;
    }
}
