/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.operations;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jianzheng.embedded.fault.Faults;
import org.jianzheng.embedded.fault.OrganisationFault;

/** Sets faults from form parameters and tells which are set. */
final class FaultCommands {

    private static final int MAX_PARAMETERS = 20;

    private final Faults faults;

    FaultCommands(Faults faults) {
        this.faults = faults;
    }

    /**
     * Carries out parameters such as {@code organisation=CityMSP&down=true&delayMillis=200}.
     *
     * @throws IllegalArgumentException when a parameter is not known or out of range; those before it are in force
     */
    void apply(String form) {
        Map<String, String> parameters = parse(form);
        String organisation = parameters.remove("organisation");
        parameters.forEach((name, value) -> {
            switch (name) {
                case "down", "delayMillis", "lag", "differs", "clockOffsetMillis" -> {
                    if (organisation == null) {
                        throw new IllegalArgumentException(name + " needs an organisation");
                    }
                    faults.change(organisation, before -> change(before, name, value));
                }
                case "submitsReportedFailed" -> faults.reportSubmitsFailed(Integer.parseInt(value));
                case "cutStreams" -> faults.cutStreams();
                case "crashBetweenBlockAndState" -> faults.crashBetweenBlockAndState();
                default -> throw new IllegalArgumentException("unknown fault " + name);
            }
        });
    }

    /** What is set, as JSON. */
    String toJson() {
        StringBuilder out = new StringBuilder("{\"submitsReportedFailed\":")
                .append(faults.submitsReportedFailed())
                .append(",\"organisations\":{");
        boolean first = true;
        for (Map.Entry<String, OrganisationFault> each : new TreeMap<>(faults.all()).entrySet()) {
            OrganisationFault fault = each.getValue();
            out.append(first ? "" : ",");
            Json.text(out, each.getKey())
                    .append(":{\"down\":")
                    .append(fault.down())
                    .append(",\"delayMillis\":")
                    .append(fault.delay().toMillis())
                    .append(",\"lag\":")
                    .append(fault.lag())
                    .append(",\"differs\":")
                    .append(fault.differs())
                    .append(",\"clockOffsetMillis\":")
                    .append(fault.clockOffset().toMillis())
                    .append('}');
            first = false;
        }
        return out.append("}}").toString();
    }

    private static OrganisationFault change(OrganisationFault before, String name, String value) {
        return switch (name) {
            case "down" -> before.withDown(Boolean.parseBoolean(value));
            case "delayMillis" -> before.withDelay(Duration.ofMillis(Long.parseLong(value)));
            case "lag" -> before.withLag(Integer.parseInt(value));
            case "differs" -> before.withDiffers(Boolean.parseBoolean(value));
            default -> before.withClockOffset(Duration.ofMillis(Long.parseLong(value)));
        };
    }

    private static Map<String, String> parse(String form) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : form.isBlank() ? new String[0] : form.strip().split("&", MAX_PARAMETERS)) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("parameters are name=value, given " + part);
            }
            parameters.put(
                    URLDecoder.decode(part.substring(0, equals), StandardCharsets.UTF_8),
                    URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
