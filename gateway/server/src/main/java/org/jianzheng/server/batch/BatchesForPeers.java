/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.server.checkpoint.PeerPages;

/** Hands closed batches out to the other gateways, and hears from them which they keep. */
final class BatchesForPeers implements PeerPages {
    static final String PATH = "/batches/";

    private final BatchStore store;
    private final ReplicaStore replicas;

    BatchesForPeers(BatchStore store, ReplicaStore replicas) {
        this.store = store;
        this.replicas = replicas;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public Content get(String below) {
        RecordId batch = requireClosed(below);
        return out -> {
            ItemWriter writer = new ItemWriter(out);
            store.items(batch, (leaf, canonical) -> writer.write(canonical));
            writer.end();
        };
    }

    @Override
    public void told(String below, OrganisationId caller) {
        replicas.held(requireClosed(below), caller);
    }

    private RecordId requireClosed(String id) {
        RecordId batch = RecordId.parse(id);
        if (store.record(batch).isEmpty()) {
            throw Refusal.of(ErrorCode.RECORD_UNKNOWN, "no closed batch %s is stored at this gateway", batch);
        }
        return batch;
    }
}
