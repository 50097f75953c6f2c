/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.endorser;

import java.util.Optional;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.Response;

/** What became of a proposal at one endorser. */
public sealed interface Outcome {

    /** So gRPC begins the words of an error that has no code of its own. */
    String REMOTE = "rpc error: code = Unknown desc = ";

    /**
     * The endorser computed a result and signed it.
     *
     * @param answer result and endorsement
     */
    record Endorsed(ProposalResponse answer) implements Outcome {

        /** The endorser's signature over the result. */
        public Endorsement endorsement() {
            return answer.getEndorsement();
        }
    }

    /**
     * The chaincode refused; nothing is signed.
     *
     * @param response the chaincode's status and message
     */
    record ChaincodeRefused(Response response) implements Outcome {}

    /**
     * The endorser itself could not come to a result: another may.
     *
     * @param message what went wrong
     * @param unreachable whether this is about the connection to the chaincode
     */
    record Failed(String message, boolean unreachable) implements Outcome {}

    /**
     * The proposal is bad or not allowed: no other endorser will take it either.
     *
     * @param message what is wrong
     */
    record Rejected(String message) implements Outcome {}

    /**
     * The peer turned the proposal away before it looked at it: too old, too new, or from somebody whose certificate has ended.
     *
     * @param message what is wrong
     */
    record TurnedAway(String message) implements Outcome {}

    /**
     * There is no answer at all.
     *
     * @param message what went wrong
     */
    record Unavailable(String message) implements Outcome {}

    /** What went wrong, empty when nothing did. */
    default Optional<String> fault() {
        return switch (this) {
            case Endorsed endorsed -> Optional.empty();
            case ChaincodeRefused refused ->
                Optional.of("chaincode response " + refused.response().getStatus() + ", "
                        + refused.response().getMessage());
            case Failed failed -> Optional.of(failed.message());
            case Rejected rejected -> Optional.of(rejected.message());
            case TurnedAway away -> Optional.of(away.message());
            case Unavailable unavailable -> Optional.of(unavailable.message());
        };
    }

    /** The same as another organisation's gateway learns it: of what is no result it gets nothing but the words. */
    default Outcome overTheNetwork() {
        return switch (this) {
            case Rejected rejected -> new Unavailable(REMOTE + rejected.message());
            case TurnedAway away -> new Unavailable(REMOTE + away.message());
            case Endorsed endorsed -> this;
            case ChaincodeRefused refused -> this;
            case Failed failed -> this;
            case Unavailable unavailable -> this;
        };
    }
}
