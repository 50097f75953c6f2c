/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.commit;

import com.google.protobuf.ByteString;
import java.util.Optional;

/** The world state before a block. */
@FunctionalInterface
public interface CommittedState {

    /** The key's value (a private key's value hash), empty when the key is not there. */
    Optional<ByteString> value(StateKey key);
}
