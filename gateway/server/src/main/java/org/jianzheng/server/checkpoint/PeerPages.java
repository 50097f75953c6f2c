/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.error.Refusal;

/** What gateways of the trust root give each other over mutual TLS besides checkpoints and the log. */
public interface PeerPages {

    /** Under which path they lie; it begins and ends with a slash. */
    String path();

    /**
     * What lies there.
     *
     * @param below the path below {@link #path()}
     * @throws Refusal if there is nothing
     */
    Content get(String below);

    /**
     * Hears what another organisation says about what lies there.
     *
     * @param caller whose certificate it showed
     * @throws Refusal if that cannot be
     */
    void told(String below, OrganisationId caller);

    /** Bytes that are written while they are made. */
    @FunctionalInterface
    interface Content {
        /** Writes them all. */
        void writeTo(OutputStream out) throws IOException;
    }
}
