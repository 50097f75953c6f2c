/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.scenario;

import static org.jianzheng.conformance.observation.Ground.CITY;
import static org.jianzheng.conformance.observation.Ground.COUNTY;

import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.peer.ProcessedTransaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jianzheng.conformance.observation.Conformance;
import org.jianzheng.conformance.observation.Ground;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.block.BlockHeaders;
import org.junit.jupiter.api.Test;

/** What qscc answers about the chain. */
@Conformance
class ChainQueryIT {

    @Test
    void the_chain_can_be_asked_about(Ground ground) throws Exception {
        String id = ground.caller(CITY).has("put", "queried", "1");
        String channel = ground.topology().channel().text();
        BlockchainInfo info = BlockchainInfo.parseFrom(ask(ground, "GetChainInfo", channel));
        Block last = Block.parseFrom(ask(ground, "GetBlockByNumber", channel, Long.toString(info.getHeight() - 1)));
        Sha256 hash = BlockHeaders.hash(last.getHeader());
        ground.seen().fact("hash of the last block", info.getCurrentBlockHash().equals(hash.value()));
        ground.seen()
                .fact(
                        "hash of the one before",
                        info.getPreviousBlockHash().equals(last.getHeader().getPreviousHash()));
        ground.seen()
                .fact(
                        "the last block by the largest number",
                        Block.parseFrom(ask(ground, "GetBlockByNumber", channel, "18446744073709551615"))
                                .equals(last));
        ground.seen()
                .fact(
                        "the block by its hash",
                        Block.parseFrom(qscc(ground)
                                        .newProposal("GetBlockByHash")
                                        .addArguments(
                                                channel.getBytes(java.nio.charset.StandardCharsets.UTF_8), hash.bytes())
                                        .setEndorsingOrganizations(CITY)
                                        .build()
                                        .evaluate())
                                .equals(last));
        Block of = Block.parseFrom(ask(ground, "GetBlockByTxID", channel, id));
        ProcessedTransaction processed = ProcessedTransaction.parseFrom(ask(ground, "GetTransactionByID", channel, id));
        ground.seen().line("code: " + TxValidationCode.forNumber(processed.getValidationCode()));
        ground.seen()
                .fact(
                        "the transaction is in its block",
                        of.getData()
                                .getDataList()
                                .contains(processed.getTransactionEnvelope().toByteString()));
    }

    @Test
    void an_invalid_transaction_can_be_asked_about(Ground ground) throws Exception {
        var lonely = ground.caller(CITY)
                .at(CITY)
                .proposal("put", "queried-lonely", "1")
                .endorse();
        lonely.submitAsync().getStatus();
        ProcessedTransaction processed = ProcessedTransaction.parseFrom(
                ask(ground, "GetTransactionByID", ground.topology().channel().text(), lonely.getTransactionId()));
        ground.seen().line("code: " + TxValidationCode.forNumber(processed.getValidationCode()));
    }

    @Test
    void what_is_not_there_is_told(Ground ground) {
        String channel = ground.topology().channel().text();
        attempt(ground, "GetTransactionByID", channel, "0".repeat(64));
        attempt(ground, "GetTransactionByID", channel, "no id");
        attempt(ground, "GetBlockByTxID", channel, "0".repeat(64));
        attempt(ground, "GetBlockByNumber", channel, "1000000");
        attempt(ground, "GetBlockByHash", channel, "no hash");
    }

    @Test
    void what_is_asked_wrongly_is_told(Ground ground) {
        String channel = ground.topology().channel().text();
        attempt(ground, "GetChainInfo");
        attempt(ground, "GetChainInfo", "elsewhere");
        attempt(ground, "GetBlockByNumber", channel);
        attempt(ground, "GetBlockByNumber", channel, "");
        attempt(ground, "GetBlockByNumber", channel, "-1");
        attempt(ground, "GetBlockByNumber", channel, "first");
        attempt(ground, "GetBlockByNumber", channel, "18446744073709551616");
        attempt(ground, "GetTransactionByID", channel, "");
        attempt(ground, "GetBlockByHash", channel, "");
        attempt(ground, "GetNothing", channel, "1");
        attempt(ground, "GetNothing", channel);
    }

    @Test
    void another_organisations_client_may_ask(Ground ground) throws Exception {
        var guest = ground.clients()
                .channel(ground.credentials(COUNTY, org.jianzheng.launcher.identity.Node.GATEWAY), CITY);
        ground.attempts(
                "CountyMSP asks at CityMSP",
                () -> guest.getContract("qscc")
                        .newProposal("GetChainInfo")
                        .addArguments(ground.topology().channel().text())
                        .setEndorsingOrganizations(CITY)
                        .build()
                        .evaluate());
    }

    private static void attempt(Ground ground, String function, String... arguments) {
        ground.attempts(function + " " + String.join(" ", arguments), () -> ask(ground, function, arguments));
    }

    private static byte[] ask(Ground ground, String function, String... arguments)
            throws org.hyperledger.fabric.client.GatewayException {
        return qscc(ground)
                .newProposal(function)
                .addArguments(arguments)
                .setEndorsingOrganizations(CITY)
                .build()
                .evaluate();
    }

    private static Contract qscc(Ground ground) {
        return ground.caller(CITY).channel().getContract("qscc");
    }
}
