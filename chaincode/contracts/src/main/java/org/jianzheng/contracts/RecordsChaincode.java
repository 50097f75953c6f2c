/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import org.hyperledger.fabric.metrics.Metrics;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ResponseUtils;
import org.hyperledger.fabric.traces.Traces;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * The chaincode {@code records} as Fabric's shim calls it. A refusal leaves as {@code CODE: sentence} in the answer's
 * message, because only the message reaches a client.
 *
 * <p>It is written on the shim itself and not on its contract API, which searches the whole class path for contracts at
 * the start (seconds of processor time for each peer), reads the creator's certificate in every call and serialises
 * through unordered maps.
 */
final class RecordsChaincode extends ChaincodeBase {
    private static final System.Logger LOG = System.getLogger(RecordsChaincode.class.getName());
    private static final String CONTRACT = "records:";

    private final RecordMethods methods;
    private final HeadLock lock;

    /** Contracts that compare transactions with this clock, and put kept heads under this lock. */
    RecordsChaincode(InstantSource clock, HeadLock lock) {
        this.methods = new RecordMethods(clock);
        this.lock = lock;
    }

    /** Reads the shim's settings from environment and class path, as it must be before a peer connects. */
    RecordsChaincode prepared(String chaincodeId) {
        initializeLogging();
        processEnvironmentOptions();
        processCommandLineOptions(new String[] {"-i", chaincodeId});
        validateOptions();
        Properties settings = getChaincodeConfig();
        Metrics.initialize(settings);
        Traces.initialize(settings);
        return this;
    }

    @Override
    public Response init(ChaincodeStub stub) {
        return ResponseUtils.newSuccessResponse();
    }

    @Override
    public Response invoke(ChaincodeStub stub) {
        try {
            String answer = call(stub.getFunction(), stub.getParameters(), new StubLedger(stub, lock));
            return ResponseUtils.newSuccessResponse(answer.getBytes(StandardCharsets.UTF_8));
        } catch (Refusal refused) {
            return ResponseUtils.newErrorResponse(refused.getMessage());
        } catch (RuntimeException failed) {
            // The same words on every peer; the reason stands in this peer's log.
            LOG.log(System.Logger.Level.ERROR, () -> "Transaction " + stub.getTxId() + " failed", failed);
            return ResponseUtils.newErrorResponse(ErrorCode.INTERNAL + ": the contracts failed");
        }
    }

    private String call(String function, List<String> parameters, LedgerPort port) {
        String method = function.startsWith(CONTRACT) ? function.substring(CONTRACT.length()) : function;
        return switch (method) {
            case "submit" -> methods.submit(port);
            case "submitAll" -> methods.submitAll(port);
            case "record" -> methods.readRecord(port, parameter(parameters, 0, "type"), parameter(parameters, 1, "id"));
            case "head" -> methods.head(port, parameter(parameters, 0, "kind"), parameter(parameters, 1, "id"));
            case "heads" ->
                methods.heads(
                        port,
                        parameter(parameters, 0, "kind"),
                        size(parameter(parameters, 1, "page size")),
                        parameter(parameters, 2, "bookmark"));
            case "score" ->
                methods.score(
                        port,
                        parameter(parameters, 0, "subject"),
                        parameter(parameters, 1, "scheme"),
                        parameter(parameters, 2, "day"),
                        parameter(parameters, 3, "time of knowledge"));
            case "evaluation" -> methods.evaluation(port, parameter(parameters, 0, "record"));
            case "epoch" -> methods.epoch(port);
            case "eligibility" -> methods.eligibility(port, parameter(parameters, 0, "question"));
            case "version" -> methods.version();
            default -> throw Refusal.of(ErrorCode.NOT_FOUND, "there is no method %s", method);
        };
    }

    private static String parameter(List<String> parameters, int index, String name) {
        if (index >= parameters.size()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "parameter %d, the %s, is missing", index + 1, name);
        }
        return parameters.get(index);
    }

    private static int size(String text) {
        try {
            return Integer.parseInt(text, 10);
        } catch (NumberFormatException e) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "the page size is %s, no number", text);
        }
    }
}
