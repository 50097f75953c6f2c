/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.scenario;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import org.hyperledger.fabric.metrics.Metrics;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ResponseUtils;
import org.hyperledger.fabric.shim.ledger.KeyModification;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;
import org.hyperledger.fabric.traces.Traces;

/** A chaincode with one function for each thing that a ledger must do. */
final class TestChaincode extends ChaincodeBase {

    TestChaincode(String id) {
        processCommandLineOptions(new String[] {"--id", id});
        // The shim reads its settings only when they are asked for, and needs them when a peer connects.
        Properties settings = getChaincodeConfig();
        Traces.initialize(settings);
        Metrics.initialize(settings);
    }

    @Override
    public Response init(ChaincodeStub stub) {
        return ResponseUtils.newSuccessResponse();
    }

    @Override
    public Response invoke(ChaincodeStub stub) {
        List<String> arguments = stub.getParameters();
        try {
            return ResponseUtils.newSuccessResponse(
                    answer(stub, stub.getFunction(), arguments).getBytes(StandardCharsets.UTF_8));
        } catch (Exception e) {
            return ResponseUtils.newErrorResponse(e.getMessage());
        }
    }

    private static String answer(ChaincodeStub stub, String function, List<String> arguments) throws Exception {
        return switch (function) {
            case "put" -> {
                stub.putStringState(arguments.get(0), arguments.get(1));
                yield "";
            }
            case "putMany" -> {
                for (int i = 0; i < Integer.parseInt(arguments.get(1)); i++) {
                    stub.putStringState(arguments.get(0) + "%05d".formatted(i), "v" + i);
                }
                yield "";
            }
            case "delete" -> {
                stub.delState(arguments.get(0));
                yield "";
            }
            case "get" -> stub.getStringState(arguments.get(0));
            case "increment" -> {
                String before = stub.getStringState(arguments.get(0));
                String after = Integer.toString(before.isEmpty() ? 1 : Integer.parseInt(before) + 1);
                stub.putStringState(arguments.get(0), after);
                yield after;
            }
            case "readOwnWrite" -> {
                stub.putStringState(arguments.get(0), arguments.get(1));
                yield stub.getStringState(arguments.get(0));
            }
            case "range" -> range(stub, arguments.get(0), arguments.get(1));
            case "countInto" -> {
                String keys = range(stub, arguments.get(0), arguments.get(1));
                stub.putStringState(arguments.get(2), Integer.toString(keys.split(",", -1).length));
                yield keys;
            }
            case "page" -> page(stub, arguments);
            case "history" -> history(stub, arguments.get(0));
            case "protect" -> {
                stub.setStateValidationParameter(
                        arguments.get(0), Base64.getDecoder().decode(arguments.get(1)));
                yield "";
            }
            case "policy" -> {
                byte[] policy = stub.getStateValidationParameter(arguments.get(0));
                yield policy == null ? "" : Base64.getEncoder().encodeToString(policy);
            }
            case "event" -> {
                stub.setEvent(arguments.get(0), arguments.get(1).getBytes(StandardCharsets.UTF_8));
                stub.putStringState("event-" + arguments.get(1), arguments.get(1));
                yield "";
            }
            case "secret" -> {
                byte[] secret = stub.getTransient().get("secret");
                stub.putStringState(arguments.get(0), "secret of " + (secret == null ? 0 : secret.length) + " bytes");
                yield "";
            }
            case "privately" -> {
                stub.putPrivateData("collection", arguments.get(0), "value".getBytes(StandardCharsets.UTF_8));
                yield "";
            }
            case "fail" -> throw new IllegalStateException(arguments.get(0));
            default -> throw new IllegalArgumentException("no function " + function);
        };
    }

    private static String range(ChaincodeStub stub, String start, String end) throws Exception {
        List<String> keys = new ArrayList<>();
        try (QueryResultsIterator<KeyValue> results = stub.getStateByRange(start, end)) {
            for (KeyValue each : results) {
                keys.add(each.getKey());
            }
        }
        return String.join(",", keys);
    }

    private static String page(ChaincodeStub stub, List<String> arguments) throws Exception {
        List<String> keys = new ArrayList<>();
        try (QueryResultsIteratorWithMetadata<KeyValue> results = stub.getStateByRangeWithPagination(
                arguments.get(0), arguments.get(1), Integer.parseInt(arguments.get(2)), arguments.get(3))) {
            for (KeyValue each : results) {
                keys.add(each.getKey());
            }
            return String.join(",", keys) + "|" + results.getMetadata().getFetchedRecordsCount() + "|"
                    + results.getMetadata().getBookmark();
        }
    }

    private static String history(ChaincodeStub stub, String key) throws Exception {
        List<String> values = new ArrayList<>();
        try (QueryResultsIterator<KeyModification> results = stub.getHistoryForKey(key)) {
            for (KeyModification each : results) {
                values.add(each.isDeleted() ? "deleted" : each.getStringValue());
            }
        }
        return String.join(",", values);
    }
}
