/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a gateway's folder can be held against, and what of the gateway lies elsewhere.
 *
 * @param blocks of the ledger
 * @param projection rows of the projection, one document a line
 * @param crypto folder with certificates and keys, as {@code network/up} lays it out
 */
public record AuditInputs(Optional<BlockFiles> blocks, Optional<Path> projection, Optional<Path> crypto) {
    /** Nothing but the gateway's own folder. */
    public static final AuditInputs NONE = new AuditInputs(Optional.empty(), Optional.empty(), Optional.empty());
}
