/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.scenario;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.hyperledger.fabric.metrics.Metrics;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ResponseUtils;
import org.hyperledger.fabric.traces.Traces;

/** A chaincode for what only this ledger has: faults, recovery, what is not implemented. The rest is in the conformance module. */
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

    private static String answer(ChaincodeStub stub, String function, List<String> arguments) {
        return switch (function) {
            case "put" -> {
                stub.putStringState(arguments.get(0), arguments.get(1));
                yield "";
            }
            case "get" -> stub.getStringState(arguments.get(0));
            case "readOwnWrite" -> {
                stub.putStringState(arguments.get(0), arguments.get(1));
                yield stub.getStringState(arguments.get(0));
            }
            case "privately" -> {
                stub.putPrivateData("collection", arguments.get(0), "value".getBytes(StandardCharsets.UTF_8));
                yield "";
            }
            default -> throw new IllegalArgumentException("no function " + function);
        };
    }
}
