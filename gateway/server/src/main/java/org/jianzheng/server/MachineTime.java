/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server;

import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import org.springframework.core.env.Environment;

/** A gateway that somebody has configured goes by its machine's clock; only a test within one program may bring another one. */
final class MachineTime {
    private static final List<String> FILES =
            List.of("spring.config.location", "spring.config.additional-location", "spring.config.import");

    /** Refuses ({@link IllegalStateException}) another clock where settings come from a file. */
    MachineTime(InstantSource clock, Environment environment) {
        if (!clock.equals(Clock.systemUTC())) {
            FILES.stream().filter(environment::containsProperty).findFirst().ifPresent(file -> {
                throw new IllegalStateException("A gateway that is configured by " + file
                        + " goes by its machine's clock, and was given " + clock + ". 按配置文件运行的网关只使用本机时钟。");
            });
        }
    }
}
