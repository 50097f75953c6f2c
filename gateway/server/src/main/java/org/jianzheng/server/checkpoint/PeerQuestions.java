/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.checkpoint;

import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.error.Refusal;

/** What gateways of the trust root ask each other over mutual TLS besides cosignatures: one question by POST, one answer. */
public interface PeerQuestions {

    /** Under which path they are asked. */
    String path();

    /**
     * The answer.
     *
     * @param caller whose certificate it showed
     * @throws Refusal if there is none
     */
    String answer(OrganisationId caller, String question);
}
