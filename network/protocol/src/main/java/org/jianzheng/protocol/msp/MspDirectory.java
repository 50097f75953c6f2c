/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.msp;

import com.google.protobuf.ByteString;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;

/**
 * The organisations of a channel. Judgements are kept for the identities met last, {@value #CACHED} at most. Safe for use by
 * several threads.
 */
public final class MspDirectory {

    private static final int CACHED = 1_000;

    private final SortedMap<MspId, MspDefinition> definitions = new TreeMap<>();
    private final Map<ByteString, Member> judged = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteString, Member> eldest) {
            return size() > CACHED;
        }
    };

    /** A directory of these definitions, one an organisation. */
    public MspDirectory(Collection<MspDefinition> definitions) {
        for (MspDefinition definition : definitions) {
            this.definitions.put(definition.id(), definition);
        }
    }

    /** The organisations in the order of their names. */
    public Collection<MspDefinition> definitions() {
        return java.util.Collections.unmodifiableCollection(definitions.values());
    }

    /** An organisation's definition. */
    public Optional<MspDefinition> definition(MspId id) {
        return Optional.ofNullable(definitions.get(id));
    }

    /**
     * Reads and judges an identity.
     *
     * @throws ProtocolException when it is unreadable or its organisation is not in the channel; an identity that its
     *     organisation does not accept is returned with its fault
     */
    public Member member(ByteString serialized) {
        synchronized (judged) {
            Member known = judged.get(serialized);
            if (known != null) {
                return known;
            }
        }
        Identity identity = Identity.parse(serialized);
        MspDefinition definition = definition(identity.msp())
                .orElseThrow(() ->
                        new ProtocolException(Rule.IDENTITY, "MSP " + identity.msp() + " is not of this channel"));
        Member member = definition.member(identity);
        synchronized (judged) {
            judged.put(serialized, member);
        }
        return member;
    }
}
