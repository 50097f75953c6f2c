/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.validation;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jianzheng.protocol.msp.Member;
import org.jianzheng.protocol.transaction.EndorserTransaction;
import org.jianzheng.protocol.transaction.TransactionId;

/** What can be said of an envelope without looking at the state. */
sealed interface Examined {

    /** The id in its header, where it has a readable one. */
    Optional<TransactionId> id();

    /**
     * Broken in a way that no state can mend.
     *
     * @param id the id that it claims
     * @param code what is wrong
     */
    record Broken(Optional<TransactionId> id, TxValidationCode code) implements Examined {}

    /**
     * A change of the channel's configuration.
     *
     * @param id the id that it claims
     * @param configuration marshalled {@code ConfigEnvelope}
     */
    record Configuration(Optional<TransactionId> id, ByteString configuration) implements Examined {}

    /**
     * A chaincode call that is well-formed and signed by its creator.
     *
     * @param transaction the call
     * @param endorsers the distinct valid identities whose signatures are good
     */
    record Call(EndorserTransaction transaction, List<Member> endorsers) implements Examined {

        @Override
        public Optional<TransactionId> id() {
            return Optional.of(transaction.id());
        }
    }
}
