/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jianzheng.launcher.topology.NodeAddress;

/**
 * A program to keep running.
 *
 * @param name its name in the network
 * @param command program and arguments
 * @param environment what is added to the launcher's own environment
 * @param ports what it will listen on
 * @param health how to see that it works
 * @param patience how long it may take to become healthy
 */
public record Program(
        ProcessName name,
        List<String> command,
        Map<String, String> environment,
        List<PortUse> ports,
        Health health,
        Duration patience) {

    /**
     * A port that the program will listen on.
     *
     * @param address where
     * @param purpose what for, in a few words for the user
     */
    public record PortUse(NodeAddress address, String purpose) {}

    public Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        ports = List.copyOf(ports);
        if (command.isEmpty()) {
            throw new IllegalArgumentException(name + " has no command");
        }
    }
}
