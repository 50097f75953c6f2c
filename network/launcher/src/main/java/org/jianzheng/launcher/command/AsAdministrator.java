/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import java.io.IOException;
import java.util.List;
import org.jianzheng.launcher.channel.Administrator;
import org.jianzheng.launcher.operation.Site;
import picocli.CommandLine.Option;

/** In whose name a step is taken that each organisation takes for itself. */
public final class AsAdministrator {

    @Option(names = "--as", paramLabel = "NAME", required = true, description = "Whose administrator. 机构名。")
    private String name = "";

    /** Made by the command line. */
    public AsAdministrator() {}

    /**
     * The administrator, with keys.
     *
     * @throws CommandRefused if the network has no organisation of this name
     */
    Administrator of(Site site) throws IOException {
        List<String> known = site.topology().organisations().stream()
                .map(organisation -> organisation.name().text())
                .toList();
        return site.administrator(name)
                .orElseThrow(() -> new CommandRefused(
                        ExitCode.USAGE,
                        "没有机构 " + name + " 的管理员；可用：" + known,
                        "There is no administrator of " + name + "; known are " + known));
    }
}
