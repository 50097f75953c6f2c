/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.endorser;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.ProcessedTransaction;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.jianzheng.embedded.access.AccessDenied;
import org.jianzheng.embedded.access.Channel;
import org.jianzheng.embedded.access.Right;
import org.jianzheng.embedded.access.Signed;
import org.jianzheng.embedded.block.TransactionLocation;
import org.jianzheng.embedded.ledger.OrganisationLedger;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.block.BlockHeaders;
import org.jianzheng.protocol.transaction.ChaincodeProposal;
import org.jianzheng.protocol.transaction.TransactionId;

/** Fabric's system chaincode {@code qscc}: questions about the chain. */
final class SystemQueries {

    static final String NAME = "qscc";

    private static final Set<String> FUNCTIONS =
            Set.of("GetChainInfo", "GetBlockByNumber", "GetBlockByHash", "GetTransactionByID", "GetBlockByTxID");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final int OK = 200;
    private static final int ERROR = 500;

    private final Channel channel;
    private final OrganisationLedger ledger;

    SystemQueries(Channel channel, OrganisationLedger ledger) {
        this.channel = channel;
        this.ledger = ledger;
    }

    Response answer(ChaincodeProposal proposal, SignedProposal signed) {
        List<ByteString> arguments = proposal.arguments();
        if (arguments.size() < 2) {
            return error("Incorrect number of arguments, " + arguments.size());
        }
        String function = arguments.get(0).toStringUtf8();
        String asked = arguments.get(1).toStringUtf8();
        if (!function.equals("GetChainInfo") && arguments.size() < 3) {
            return error("missing 3rd argument for " + function);
        }
        if (!asked.equals(channel.name())) {
            return error("Invalid chain ID, " + asked);
        }
        if (!FUNCTIONS.contains(function)) {
            return error(
                    "access denied for [" + function + "][" + asked + "]: [Unmapped policy for qscc/" + function + "]");
        }
        try {
            channel.require(
                    Right.READ, new Signed(signed.getProposalBytes(), proposal.creator(), signed.getSignature()));
        } catch (AccessDenied e) {
            return error("access denied for [" + function + "][" + asked + "]: ["
                    + e.toProposal(Right.READ).getMessage() + "]");
        }
        return switch (function) {
            case "GetChainInfo" -> chainInfo();
            case "GetBlockByNumber" -> blockByNumber(arguments.get(2).toStringUtf8());
            case "GetBlockByHash" -> blockByHash(arguments.get(2));
            case "GetTransactionByID" -> transactionById(arguments.get(2).toStringUtf8());
            case "GetBlockByTxID" -> blockByTransaction(arguments.get(2).toStringUtf8());
            default -> error("Requested function " + function + " not found.");
        };
    }

    private Response chainInfo() {
        long height = ledger.height();
        BlockHeader last = ledger.block(height - 1).orElseThrow().getHeader();
        return success(BlockchainInfo.newBuilder()
                .setHeight(height)
                .setCurrentBlockHash(BlockHeaders.hash(last).value())
                .setPreviousBlockHash(last.getPreviousHash())
                .build()
                .toByteString());
    }

    private Response blockByNumber(String text) {
        long number;
        try {
            number = Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            return error("Failed to parse block number with error strconv.ParseUint: parsing \"" + text + "\": "
                    + (DIGITS.matcher(text).matches() ? "value out of range" : "invalid syntax"));
        }
        // Fabric takes the largest number for the newest block.
        long wanted = number == -1 ? ledger.height() - 1 : number;
        return ledger.block(wanted)
                .map(block -> success(block.toByteString()))
                .orElseGet(() -> error(
                        "Failed to get block number " + text + ", error no such block number [" + text + "] in index"));
    }

    private Response blockByHash(ByteString hash) {
        Optional<Block> block = hash.size() == Sha256.LENGTH ? ledger.block(new Sha256(hash)) : Optional.empty();
        String hex = HexFormat.of().formatHex(hash.toByteArray());
        return block.map(found -> success(found.toByteString()))
                .orElseGet(() -> error("Failed to get block hash " + hash.toStringUtf8()
                        + ", error no such block hash [" + hex + "] in index"));
    }

    private Response transactionById(String id) {
        Optional<TransactionLocation> location = find(id);
        if (location.isEmpty()) {
            return error(
                    "Failed to get transaction with id " + id + ", error no such transaction ID [" + id + "] in index");
        }
        Block block = ledger.block(location.get().block()).orElseThrow();
        try {
            return success(ProcessedTransaction.newBuilder()
                    .setTransactionEnvelope(Envelope.parseFrom(
                            block.getData().getData(location.get().index())))
                    .setValidationCode(location.get().code().getNumber())
                    .build()
                    .toByteString());
        } catch (InvalidProtocolBufferException e) {
            return error("Failed to get transaction with id " + id + ", error " + e.getMessage());
        }
    }

    private Response blockByTransaction(String id) {
        return find(id).flatMap(location -> ledger.block(location.block()))
                .map(block -> success(block.toByteString()))
                .orElseGet(() -> error(
                        "Failed to get block for txID " + id + ", error no such transaction ID [" + id + "] in index"));
    }

    private Optional<TransactionLocation> find(String id) {
        try {
            return ledger.transaction(new TransactionId(id));
        } catch (ProtocolException notAnId) {
            return Optional.empty();
        }
    }

    private static Response success(ByteString payload) {
        return Response.newBuilder().setStatus(OK).setPayload(payload).build();
    }

    private static Response error(String message) {
        return Response.newBuilder().setStatus(ERROR).setMessage(message).build();
    }
}
