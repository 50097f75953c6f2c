/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.monitor.GatewaySilent;
import org.jianzheng.evidence.monitor.ServedLog;
import org.jianzheng.model.code.RecordId;

/** What one gateway serves of its log, with the bundles of its records; nothing of it is believed. */
public interface ArchiveSource extends ServedLog {
    /**
     * The bundle of a record, at most {@value EvidenceBundle#MAX_LIGHT_BYTES} bytes.
     *
     * @throws GatewaySilent if it does not come
     */
    byte[] bundle(RecordId record) throws GatewaySilent, InterruptedException;
}
