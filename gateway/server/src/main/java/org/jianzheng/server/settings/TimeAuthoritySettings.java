/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.settings;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who stamps checkpoints (RFC 3161). Which certificates count, the trust root says ({@code timeAuthorities}).
 *
 * @param url where the authority is asked over HTTP; empty: nobody is asked
 * @param suite the hash of what is stamped, {@code SHA-256}, or {@code SM3} for authorities that sign by it
 * @param interval at most one stamp is asked for in this time, and only when there is something new
 * @param timeout after this a question is given up
 */
public record TimeAuthoritySettings(
        @Nullable URI url,
        @DefaultValue("SHA-256") String suite,
        @DefaultValue("1m") Duration interval,
        @DefaultValue("5s") Duration timeout) {}
