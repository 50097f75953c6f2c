/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import org.hyperledger.fabric.metrics.Metrics;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ResponseUtils;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.hyperledger.fabric.shim.ledger.KeyModification;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;
import org.hyperledger.fabric.traces.Traces;

/** A contract with one function for each thing that a ledger does for contracts. */
final class ScenarioContract extends ChaincodeBase {

    private static final String COMPOSITE = "kind";

    private final String mspId;

    /** The contract as one organisation runs it. */
    ScenarioContract(String id, String mspId) {
        this.mspId = mspId;
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
        if (stub.getFunction().equals("crash")) {
            throw new IllegalStateException("broken");
        }
        try {
            return switch (stub.getFunction()) {
                case "respond" ->
                    new Response(
                            Integer.parseInt(arguments.get(0)),
                            arguments.get(1),
                            arguments.size() > 2 ? arguments.get(2).getBytes(UTF_8) : null);
                case "put",
                        "putAll",
                        "putMany",
                        "delete",
                        "increment",
                        "copy",
                        "protect",
                        "guard",
                        "event",
                        "events",
                        "secret" -> success(change(stub, arguments));
                default -> success(answer(stub, arguments));
            };
        } catch (Exception e) {
            return ResponseUtils.newErrorResponse(e.getMessage());
        }
    }

    private static Response success(String payload) {
        return ResponseUtils.newSuccessResponse(payload.getBytes(UTF_8));
    }

    private static String change(ChaincodeStub stub, List<String> arguments) {
        String key = arguments.getFirst();
        switch (stub.getFunction()) {
            case "put" -> stub.putStringState(key, arguments.get(1));
            case "putAll" -> {
                for (int i = 0; i + 1 < arguments.size(); i += 2) {
                    stub.putStringState(arguments.get(i), arguments.get(i + 1));
                }
            }
            case "putMany" -> {
                for (int i = 0; i < Integer.parseInt(arguments.get(1)); i++) {
                    stub.putStringState(key + "%05d".formatted(i), "v" + i);
                }
            }
            case "delete" -> arguments.forEach(stub::delState);
            case "increment" -> {
                String before = stub.getStringState(key);
                String after = Integer.toString(before.isEmpty() ? 1 : Integer.parseInt(before) + 1);
                stub.putStringState(key, after);
                return after;
            }
            case "copy" -> {
                String value = stub.getStringState(key);
                stub.putStringState(arguments.get(1), value);
                return value;
            }
            case "protect" -> {
                byte[] policy = Base64.getDecoder().decode(arguments.get(1));
                stub.setStateValidationParameter(key, policy);
            }
            case "guard" -> {
                stub.putStringState(key, arguments.get(1));
                stub.setStateValidationParameter(key, Base64.getDecoder().decode(arguments.get(2)));
            }
            case "event" -> {
                stub.setEvent(key, arguments.get(1).getBytes(UTF_8));
                stub.putStringState("event-" + arguments.get(1), arguments.get(1));
            }
            case "events" -> {
                stub.setEvent(key, "first".getBytes(UTF_8));
                stub.setEvent(arguments.get(1), "second".getBytes(UTF_8));
            }
            case "secret" -> {
                byte[] secret = stub.getTransient().get("secret");
                stub.putStringState(key, "secret of " + (secret == null ? 0 : secret.length) + " bytes");
            }
            default -> throw new IllegalArgumentException("no function " + stub.getFunction());
        }
        return "";
    }

    private String answer(ChaincodeStub stub, List<String> arguments) throws Exception {
        return switch (stub.getFunction()) {
            case "get" -> stub.getStringState(arguments.get(0));
            case "readOwnWrite" -> {
                stub.putStringState(arguments.get(0), arguments.get(1));
                yield stub.getStringState(arguments.get(0));
            }
            case "range" -> keys(stub.getStateByRange(arguments.get(0), arguments.get(1)));
            case "count" -> {
                String keys = keys(stub.getStateByRange(arguments.get(0), arguments.get(1)));
                String count = Integer.toString(keys.isEmpty() ? 0 : keys.split(",", -1).length);
                stub.putStringState(arguments.get(2), count);
                yield count;
            }
            case "first" -> {
                String key = first(stub, arguments.get(0), arguments.get(1));
                stub.putStringState(arguments.get(2), key);
                yield key;
            }
            case "page" -> page(stub, arguments);
            case "putComposite" -> {
                CompositeKey key = stub.createCompositeKey(COMPOSITE, arguments.get(0), arguments.get(1));
                stub.putStringState(key.toString(), arguments.get(2));
                yield "";
            }
            case "composite" ->
                keys(stub.getStateByPartialCompositeKey(COMPOSITE, arguments.get(0)))
                        .replace('\0', '/');
            case "history" -> history(stub, arguments.get(0));
            case "policy" -> {
                byte[] policy = stub.getStateValidationParameter(arguments.get(0));
                yield policy == null ? "" : Base64.getEncoder().encodeToString(policy);
            }
            // So the launcher asks whether the contracts answer.
            case "version" -> "scenarios";
            case "whoAmI" -> mspId;
            case "writeWhoIAm" -> {
                stub.putStringState(arguments.get(0), mspId);
                yield "";
            }
            case "refuseAt" -> {
                if (arguments.contains(mspId)) {
                    throw new IllegalStateException("REFUSED: by the contract of " + mspId);
                }
                stub.putStringState("accepted", "by others");
                yield "";
            }
            case "call" ->
                String.join("|", stub.getChannelId(), stub.getMspId(), stub.getFunction(), String.join(",", arguments));
            case "transaction" -> stub.getTxId();
            case "privately" -> {
                stub.putPrivateData("collection", arguments.get(0), "value".getBytes(UTF_8));
                yield "";
            }
            case "query" -> keys(stub.getQueryResult(arguments.get(0)));
            case "fail" -> throw new IllegalStateException(arguments.get(0));
            default -> throw new IllegalArgumentException("no function " + stub.getFunction());
        };
    }

    private static String keys(QueryResultsIterator<KeyValue> found) throws Exception {
        List<String> keys = new ArrayList<>();
        try (found) {
            for (KeyValue each : found) {
                keys.add(each.getKey());
            }
        }
        return String.join(",", keys);
    }

    private static String first(ChaincodeStub stub, String start, String end) throws Exception {
        try (QueryResultsIterator<KeyValue> found = stub.getStateByRange(start, end)) {
            return found.iterator().next().getKey();
        }
    }

    private static String page(ChaincodeStub stub, List<String> arguments) throws Exception {
        try (QueryResultsIteratorWithMetadata<KeyValue> found = stub.getStateByRangeWithPagination(
                arguments.get(0), arguments.get(1), Integer.parseInt(arguments.get(2)), arguments.get(3))) {
            List<String> keys = new ArrayList<>();
            for (KeyValue each : found) {
                keys.add(each.getKey());
            }
            return String.join(",", keys) + "|" + found.getMetadata().getFetchedRecordsCount() + "|"
                    + found.getMetadata().getBookmark();
        }
    }

    private static String history(ChaincodeStub stub, String key) throws Exception {
        List<String> values = new ArrayList<>();
        try (QueryResultsIterator<KeyModification> found = stub.getHistoryForKey(key)) {
            for (KeyModification each : found) {
                values.add(each.isDeleted() ? "deleted" : each.getStringValue());
            }
        }
        return String.join(",", values);
    }
}
