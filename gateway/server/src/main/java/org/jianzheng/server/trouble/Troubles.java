/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.trouble;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Everything that can be wrong, as metrics: {@code jianzheng_trouble{kind,about}} is 1 while it lasts,
 * {@code jianzheng_troubles_total{kind,about}} counts how often it began. {@code about} is an organisation of the channel.
 */
@Component
public final class Troubles implements SmartLifecycle {
    private static final Duration TICK = Duration.ofSeconds(1);

    private record Key(Kind kind, String about) {}

    private final Map<Key, Trouble> all = new ConcurrentHashMap<>();
    private final MeterRegistry registry;
    private final InstantSource clock;
    private volatile boolean running;

    /** Tells of troubles in this registry. */
    public Troubles(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** The one trouble of this kind with this organisation. */
    public Trouble of(Kind kind, String about) {
        return all.computeIfAbsent(new Key(kind, about), this::make);
    }

    private void run() {
        try {
            while (running) {
                Thread.sleep(TICK);
                all.values().forEach(Trouble::tick);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("troubles").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private Trouble make(Key key) {
        Trouble trouble = new Trouble(key.kind, key.about, clock);
        Gauge.builder("jianzheng.trouble", trouble, each -> each.lasts() ? 1 : 0)
                .tag("kind", key.kind.wireName())
                .tag("about", key.about)
                .register(registry);
        FunctionCounter.builder("jianzheng.troubles", trouble, Trouble::begun)
                .tag("kind", key.kind.wireName())
                .tag("about", key.about)
                .register(registry);
        return trouble;
    }
}
