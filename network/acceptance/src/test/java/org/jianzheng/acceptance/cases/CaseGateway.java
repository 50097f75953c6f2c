/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.GatewayConfiguration;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.server.GatewayServer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

/** The gateway of one organisation within this program, under the settings that the launcher would give it. */
final class CaseGateway implements AutoCloseable {
    private final URI address;
    private final ConfigurableApplicationContext context;

    private CaseGateway(URI address, ConfigurableApplicationContext context) {
        this.address = address;
        this.context = context;
    }

    static CaseGateway start(Topology topology, DataFolder data, Organisation organisation, SettableClock clock)
            throws IOException {
        String yaml = new GatewayConfiguration(topology, data, organisation).yaml();
        List<PropertySource<?>> settings = new YamlPropertySourceLoader()
                .load("gateway-" + organisation.name(), new ByteArrayResource(yaml.getBytes(UTF_8)));
        ConfigurableApplicationContext context = new SpringApplicationBuilder(GatewayServer.class)
                .web(WebApplicationType.SERVLET)
                .registerShutdownHook(false)
                .initializers(prepared -> {
                    settings.forEach(prepared.getEnvironment().getPropertySources()::addFirst);
                    ((GenericApplicationContext) prepared)
                            .registerBean("settableClock", SettableClock.class, () -> clock);
                })
                .run();
        return new CaseGateway(
                URI.create("http://" + organisation.site().orElseThrow().gateway()), context);
    }

    /** Where it answers. */
    URI address() {
        return address;
    }

    @Override
    public void close() {
        context.close();
    }
}
