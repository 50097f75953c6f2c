/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.observation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jianzheng.launcher.topology.Topology;

/** Replaces what is different in every run (ids, addresses, times, numbers of blocks) by names that are not. */
final class Names {

    private static final Pattern TRANSACTION_ID = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");
    private static final Pattern LONG_HEX = Pattern.compile("(?<![0-9a-f])[0-9a-f]{65,}(?![0-9a-f])");
    private static final Pattern SIZE = Pattern.compile("message payload is \\d+ bytes");
    private static final Pattern VERSION = Pattern.compile("version \\d+");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z| [+-]\\d{4} [A-Z]+)?");

    // Client and peer both watch the deadline, and either may be first to tell.
    private static final Pattern DEADLINE =
            Pattern.compile("CallOptions deadline exceeded after .*|context deadline exceeded", Pattern.DOTALL);

    private final Map<String, String> addresses = new LinkedHashMap<>();
    private final Map<String, String> ids = new LinkedHashMap<>();

    Names(Topology topology) {
        topology.members()
                .forEach(each ->
                        addresses.put(each.site().orElseThrow().ledger().toString(), "peer of " + each.mspId()));
        topology.orderers()
                .forEach(each -> addresses.put(
                        each.consenter().orElseThrow().address().toString(), "orderer of " + each.mspId()));
    }

    /** Gives a value a name of its own wherever it occurs from now on. */
    void name(String value, String name) {
        ids.put(value, name);
    }

    String clean(String text) {
        String clean = text;
        for (Map.Entry<String, String> each : addresses.entrySet()) {
            clean = clean.replace(each.getKey(), each.getValue());
        }
        clean = LONG_HEX.matcher(clean).replaceAll("<bytes>");
        clean = DEADLINE.matcher(clean).replaceAll("the deadline");
        clean = SIZE.matcher(clean).replaceAll("message payload is <size> bytes");
        clean = VERSION.matcher(clean).replaceAll("version <n>");
        clean = TIME.matcher(clean).replaceAll("<time>");
        return TRANSACTION_ID.matcher(clean).replaceAll(found -> id(found.group()));
    }

    private String id(String value) {
        ids.putIfAbsent(value, "tx" + (ids.size() + 1));
        return Objects.requireNonNull(ids.get(value));
    }
}
