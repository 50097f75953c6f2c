/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.evidence;

import java.security.SecureRandom;
import org.jianzheng.evidence.object.ObjectStore;
import org.jianzheng.server.settings.GatewaySettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the store of files together. */
@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {

    @Bean
    ObjectStore objectStore(GatewaySettings settings, SecureRandom random) {
        return ObjectStore.open(
                settings.data().resolve("files"),
                settings.data().resolve("keys").resolve("objects.key"),
                random,
                settings.files().keepFree().toBytes());
    }
}
