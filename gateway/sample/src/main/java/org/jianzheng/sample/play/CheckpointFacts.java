/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.play;

import java.util.ArrayList;
import java.util.List;
import org.jianzheng.model.checkpoint.Cosigner;
import org.jianzheng.model.checkpoint.CosignerPolicy;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.json.JsonObject;

/** The policy of checkpoints, as the network's trust root states it. */
final class CheckpointFacts {
    private CheckpointFacts() {}

    /** The first version, with the cosigners and the quorum of the trust root. */
    static CosignerPolicy policy(JsonObject trust) {
        JsonObject quorum = trust.object("quorum");
        List<CosignerPolicy.Group> groups = new ArrayList<>();
        for (JsonObject group : quorum.array("groups").objects()) {
            List<OrganisationId> members = group.array("members").strings().stream()
                    .map(OrganisationId::parse)
                    .toList();
            groups.add(new CosignerPolicy.Group(group.string("name"), group.integer("threshold"), members));
        }
        List<Cosigner> cosigners = new ArrayList<>();
        for (JsonObject cosigner : trust.array("cosigners").objects()) {
            cosigners.add(new Cosigner(
                    OrganisationId.parse(cosigner.string("msp")),
                    cosigner.string("name"),
                    PublicKey.parse("Ed25519:" + cosigner.string("ed25519")),
                    PublicKey.parse("SM2:" + cosigner.string("sm2"))));
        }
        return new CosignerPolicy(1, trust.string("origin"), quorum.integer("threshold"), groups, cosigners);
    }
}
