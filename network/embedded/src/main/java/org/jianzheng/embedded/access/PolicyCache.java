/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.access;

import com.google.protobuf.ByteString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.msp.Member;
import org.jianzheng.protocol.policy.Policy;
import org.jspecify.annotations.Nullable;

/** Policies of one kind, read once for each form of bytes; the ones used last are kept. Safe for use by several threads. */
final class PolicyCache {

    private static final int CAPACITY = 1_000;

    private final Function<ByteString, Policy> reader;
    private final Map<ByteString, Policy> policies = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteString, Policy> eldest) {
            return size() > CAPACITY;
        }
    };

    PolicyCache(Function<ByteString, Policy> reader) {
        this.reader = reader;
    }

    /** Whether signers suffice; bytes that are no policy nobody satisfies. */
    boolean isSatisfied(ByteString bytes, List<Member> signers) {
        try {
            return policy(bytes).isSatisfiedBy(signers);
        } catch (ProtocolException unreadable) {
            return false;
        }
    }

    /** Whether the bytes are a policy. */
    boolean isReadable(ByteString bytes) {
        try {
            policy(bytes);
            return true;
        } catch (ProtocolException unreadable) {
            return false;
        }
    }

    private Policy policy(ByteString bytes) {
        synchronized (policies) {
            @Nullable Policy known = policies.get(bytes);
            if (known != null) {
                return known;
            }
        }
        Policy policy = reader.apply(bytes);
        synchronized (policies) {
            policies.put(bytes, policy);
        }
        return policy;
    }
}
