/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.process.ProcessName;

/** Tells the user about each process. */
public record Told(Console console) implements Network.Progress {

    @Override
    public void kept(ProcessName name, long pid) {
        console.step("已在运行 " + name + "（" + pid + "）", "Runs already as process " + pid);
    }

    @Override
    public void starting(ProcessName name) {
        console.step("启动 " + name, "Starting");
    }

    @Override
    public void healthy(ProcessName name) {
        console.step("就绪 " + name, "Healthy");
    }

    @Override
    public void step(String chinese, String english) {
        console.step(chinese, english);
    }
}
