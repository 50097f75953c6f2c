/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.access;

import com.google.protobuf.ByteString;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.msp.Member;

/**
 * Verifies signatures and remembers the good ones for a while: the same signature is met when a transaction is proposed,
 * ordered and judged. A remembered one is the same in identity, message and signature bytes. Safe for use by several threads.
 */
public final class GoodSignatures {

    /** How many are remembered before the older half is forgotten. */
    private static final int GENERATION = 20_000;

    private volatile Set<Sha256> young = ConcurrentHashMap.newKeySet();
    private volatile Set<Sha256> old = Set.of();

    /** Whether the member is valid and the signature is its own over the message. */
    public boolean isGood(Member member, ByteString message, ByteString signature) {
        if (!member.isValid()) {
            return false;
        }
        Sha256 key = key(member, message, signature);
        if (young.contains(key) || old.contains(key)) {
            return true;
        }
        boolean good = member.verifies(message, signature);
        if (good) {
            remember(key);
        }
        return good;
    }

    /** Notes a signature that was made in this process with the member's own key. */
    public void noteMade(Member member, ByteString message, ByteString signature) {
        remember(key(member, message, signature));
    }

    private static Sha256 key(Member member, ByteString message, ByteString signature) {
        return Sha256.of(
                Sha256.of(ByteString.copyFromUtf8(member.identity().msp().value()))
                        .value(),
                Sha256.of(member.identity().certificate().der()).value(),
                Sha256.of(message).value(),
                signature);
    }

    private void remember(Sha256 key) {
        young.add(key);
        if (young.size() >= GENERATION) {
            synchronized (this) {
                if (young.size() >= GENERATION) {
                    old = young;
                    young = ConcurrentHashMap.newKeySet();
                }
            }
        }
    }
}
