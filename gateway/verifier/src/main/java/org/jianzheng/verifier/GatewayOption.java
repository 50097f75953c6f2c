/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The gateway that a command asks or hands something in to, and as whom. */
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class GatewayOption {
    private static final int MAX_TOKEN = 1 << 16;

    @Option(
            names = {"--to", "--gateway"},
            required = true,
            paramLabel = "URL",
            description = "The gateway. 网关地址。")
    private String gateway;

    @Option(names = "--token", paramLabel = "FILE", description = "A file with the bearer token. 登录令牌文件。")
    private @Nullable Path token;

    GatewayLink open() {
        Optional<String> bearer = Optional.ofNullable(token)
                .map(file -> new InputFile(file).text(MAX_TOKEN).strip());
        return new GatewayLink(WebAddress.parse(gateway), bearer);
    }
}
