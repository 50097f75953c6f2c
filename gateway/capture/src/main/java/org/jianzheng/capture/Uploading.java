/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * Uploads originals. What the gateway has by its digest is not sent again, so that a program that was stopped goes on where it was.
 * What fails is tried again with the same pauses as statements; an original that is refused {@value #MOST_REFUSALS}
 * times is passed over until the next start and told of. One thread uploads, any may ask how it is.
 */
final class Uploading {
    /** After so many refusals an original is passed over. */
    static final int MOST_REFUSALS = 5;

    private final Uploads uploads;
    private final WatchedFolder folder;
    private final Gateway gateway;
    private final Pauses pauses;
    private final Map<Long, Integer> refusals = new HashMap<>();
    private final Set<Long> passedOver = ConcurrentHashMap.newKeySet();
    private final AtomicLong gone = new AtomicLong();
    private volatile Optional<String> trouble = Optional.empty();

    Uploading(Uploads uploads, WatchedFolder folder, Gateway gateway, Pauses pauses) {
        this.uploads = uploads;
        this.folder = folder;
        this.gateway = gateway;
        this.pauses = pauses;
    }

    /** Uploads what waits, until something fails. */
    void upload() throws InterruptedException {
        if (!pauses.isOver()) {
            return;
        }
        long behind = -1;
        for (Optional<Uploads.Original> next = uploads.next(behind); next.isPresent(); next = uploads.next(behind)) {
            Uploads.Original original = next.get();
            behind = original.sequence();
            try {
                if (!passedOver.contains(behind)) {
                    upload(original);
                    trouble = Optional.empty();
                    pauses.succeeded();
                }
            } catch (Refusal refusal) {
                if (!refused(original, refusal)) {
                    return;
                }
            } catch (IOException | UncheckedIOException failure) {
                trouble = Optional.of(String.valueOf(failure.getMessage()));
                pauses.failed();
                return;
            }
        }
    }

    private void upload(Uploads.Original original) throws IOException, InterruptedException {
        if (!gateway.has(original.sha256())) {
            Optional<Path> path = folder.unchanged(original.file());
            if (path.isEmpty()) {
                // It cannot be had any more; written again it is another original with a statement of its own.
                gone.incrementAndGet();
            } else {
                Digest stored = gateway.upload(path.get());
                if (!stored.equals(original.sha256())) {
                    gone.incrementAndGet();
                }
            }
        }
        uploads.remove(original);
    }

    /** Whether the next one may be tried at once: the refusal is about this original alone. */
    private boolean refused(Uploads.Original original, Refusal refusal) {
        if (refusal.code() == ErrorCode.CONTENT_WITHDRAWN) {
            uploads.remove(original);
            return true;
        }
        trouble = Optional.of(original.file().name() + ": " + refusal.getMessage());
        boolean full = refusal.code() == ErrorCode.STORAGE_FULL || refusal.code() == ErrorCode.QUEUE_FULL;
        if (!full && refusals.merge(original.sequence(), 1, Integer::sum) >= MOST_REFUSALS) {
            passedOver.add(original.sequence());
            return true;
        }
        pauses.failed();
        return false;
    }

    /** How it is, in words for people. */
    String status() {
        return ", originals waiting 待上传原件 " + uploads.waiting()
                + (gone.get() > 0 ? ", gone before they were uploaded 上传前已变更或消失 " + gone : "")
                + (passedOver.isEmpty() ? "" : ", passed over until the next start 暂不再传 " + passedOver.size())
                + trouble.map(reason -> ", last upload failed 上次上传失败: " + reason)
                        .orElse("");
    }

    /** Whether nothing waits that could still be uploaded. */
    boolean isDone() {
        return uploads.waiting() == passedOver.size();
    }
}
