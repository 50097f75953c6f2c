/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.bid;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code bid.disclosure}: the platform tells, once the opening has begun, how many bid and who. The leaf set of all batches is
 * published beside it, so that anyone can count. Many bids come in parts; bids that are fewer than the minimum are not told.
 *
 * @param bidders how many bids stood at the deadline (invariant 3)
 * @param from how many bids the parts before this one tell
 * @param bids those of this part, at most {@value #MAX_BIDS}
 * @param last the batch that was closed at the deadline
 * @param leafSet the digests of the published leaf set
 * @param stamp an RFC 3161 token over {@link #stamped}, made before any bid was revealed, in standard base64
 * @param vouch another organisation's signature about the same, made before any bid was revealed
 * @param marks what it cannot show
 */
public record Disclosure(
        int bidders,
        int from,
        List<DisclosedBid> bids,
        Batch last,
        DualDigest leafSet,
        Optional<String> stamp,
        Optional<TimeVouch> vouch,
        Set<BidMark> marks)
        implements BidBody {
    /** The most bids of one part; a record is about 64 subjects at most. */
    public static final int MAX_BIDS = 50;

    private static final int MAX_BIDDERS = 100_000;
    private static final int MAX_STAMP = 24_000;

    /**
     * A bid that stood at the deadline.
     *
     * @param bidder whose
     * @param version which of the bidder's statements it was
     * @param commitment the last valid one
     * @param key whose signature its reveal must bear
     */
    public record DisclosedBid(UnifiedCreditCode bidder, int version, BidCommitment commitment, PublicKey key) {
        static DisclosedBid fromJson(JsonObject json) {
            json.requireOnly("bidder", "version", "commitment", "key");
            return new DisclosedBid(
                    UnifiedCreditCode.parse(json.string("bidder")),
                    Math.toIntExact(Members.integer(json, "version", 1, BidAct.MAX_VERSION)),
                    new BidCommitment(Digest.parse(HashSuite.SM3, json.string("commitment"))),
                    PublicKey.parse(json.string("key")));
        }

        JsonObject toJson() {
            return JsonObject.builder()
                    .put("bidder", bidder.value())
                    .put("version", version)
                    .put("commitment", commitment.value().hex())
                    .put("key", key.toString())
                    .build();
        }
    }

    /** Refuses ({@code SCHEMA_INVALID}) more bids than a part may tell, or than there are. */
    public Disclosure {
        bids = List.copyOf(bids);
        marks = Set.copyOf(marks);
        if (bids.size() > MAX_BIDS || from + bids.size() > bidders) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "%d bids after %d of %d, a part tells %d at most",
                    bids.size(),
                    from,
                    bidders,
                    MAX_BIDS);
        }
    }

    /** Reads the body. */
    public static Disclosure fromJson(JsonObject json) {
        json.requireOnly("bidders", "from", "bids", "last", "leafSet", "stamp", "vouch", "marks");
        return new Disclosure(
                Math.toIntExact(Members.integer(json, "bidders", 0, MAX_BIDDERS)),
                Math.toIntExact(Members.integer(json, "from", 0, MAX_BIDDERS)),
                json.optionalArray("bids").map(JsonArray::objects).orElse(List.of()).stream()
                        .map(DisclosedBid::fromJson)
                        .toList(),
                Batch.fromJson(json.object("last")),
                DualDigest.fromJson(json.object("leafSet")),
                Members.optionalText(json, "stamp", MAX_STAMP),
                json.optionalObject("vouch").map(TimeVouch::fromJson),
                BidMark.read(json));
    }

    @Override
    public RecordType type() {
        return RecordType.BID_DISCLOSURE;
    }

    @Override
    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder()
                .put("bidders", bidders)
                .put("from", from)
                .put("last", last.toJson())
                .put("leafSet", leafSet.toJson())
                .putIfPresent("stamp", stamp)
                .putValueIfPresent("vouch", vouch.map(TimeVouch::toJson));
        if (!bids.isEmpty()) {
            json.put(
                    "bids", JsonArray.of(bids.stream().map(DisclosedBid::toJson).toList()));
        }
        BidMark.write(json, marks);
        return json.build();
    }

    /**
     * Whether somebody else than this centre vouches for the last batch by what the disclosure bears. Who stamped or signed, verifiers find
     * out.
     */
    public boolean isVouchedBeside(OrganisationId centre) {
        return stamp.isPresent()
                || vouch.filter(given -> !given.organisation().equals(centre) && given.covers(stamped(last)))
                        .isPresent();
    }

    /** What others stamp and sign of the last batch: its canonical body without marks, which tells no lot and no number of bids. */
    public static byte[] stamped(Batch last) {
        return last.marked(Set.of()).toJson().canonical();
    }
}
