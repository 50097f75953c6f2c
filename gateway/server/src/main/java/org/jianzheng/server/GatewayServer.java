/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;
import org.springframework.core.env.Environment;

/** The gateway of one organisation. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class GatewayServer {

    /** Starts the gateway; settings come from the files that Spring Boot is told of. */
    public static void main(String[] arguments) {
        SpringApplication.run(GatewayServer.class, arguments);
    }

    @Bean
    @Fallback
    InstantSource clock() {
        return Clock.systemUTC();
    }

    @Bean
    MachineTime machineTime(InstantSource clock, Environment environment) {
        return new MachineTime(clock, environment);
    }

    @Bean
    SecureRandom random() {
        return new SecureRandom();
    }
}
